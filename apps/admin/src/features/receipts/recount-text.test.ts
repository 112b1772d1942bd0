import { expect, it } from 'vitest';
import { formatsFor } from '../../language/formats.ts';
import { sayIn } from '../../language/say-in.ts';
import { figureText } from '../indicators/figure-text.ts';
import { recountText } from './recount-text.ts';

const say = sayIn('en');
const formats = formatsFor('en');
const text = figureText({ unit: 'points', currencies: null }, formats, say);
const told = (recount: Parameters<typeof recountText>[0]) => recountText(recount, { say, formats, text });

it('says what recounting came to, why it is another number, and what is left to be counted', () => {
  const counted = { outcome: 'same', value: 41.2, n: 2017, events: 2017, changes: [] } as const;
  expect(told({ ...counted, changes: [] })).toBe('The same, recounted from 2,017 facts.');
  expect(told({ ...counted, value: null, n: null, events: null, changes: [] })).toBe('The same, recounted.');
  expect(
    told({
      ...counted,
      outcome: 'changed',
      value: 40,
      n: 2014,
      changes: [
        { code: 'customers-erased', count: 3 },
        { code: 'definition-changed', count: null },
      ],
    }),
  ).toBe(
    'Now 40.0 (n 2,014), recounted from 2,017 facts. Why: customers erased since (3), the definition or its plugin is another one.',
  );
  expect(told({ outcome: 'large', events: 1_234_567 })).toContain('1,234,567 events');
});
