import { expect, it } from 'vitest';
import { asRead, emptyBody, forPreview, missingIn } from './draft-body.ts';
import { aBody } from './test-body.ts';

const reading = {
  key: 'nps',
  names: { en: 'NPS', zh: '净推荐值' },
  explanations: { en: 'Recommend.', zh: '推荐。' },
  plugin: 'metric-satisfaction',
  version: 1,
  unit: 'points' as const,
  polarity: 'higher-is-better' as const,
  range: [-100, 100] as [number, number],
  minimumN: 1,
  inputs: [],
};

it('takes what a value means from the reading, and words only where there are none', () => {
  expect(asRead(aBody(), reading, [])).toMatchObject({
    names: { en: 'Satisfaction' },
    unit: 'points',
    range: [-100, 100],
    method: { reading: 'nps', bindings: null },
  });
  expect(asRead(emptyBody, reading, []).names.zh).toBe('净推荐值');
  // A second one of the same name would pass for the first.
  expect(asRead(emptyBody, reading, [{ names: reading.names }]).names).toEqual(emptyBody.names);
});

it('names what is missing, and needs no words for a preview', () => {
  expect(missingIn(aBody())).toEqual({});
  expect(Object.keys(missingIn(emptyBody))).toContain('body.method.reading');
  expect(missingIn(forPreview(asRead(emptyBody, reading, [])))).toEqual({});
});
