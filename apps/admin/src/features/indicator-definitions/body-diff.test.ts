import type { Binding } from '@attune/contracts';
import { expect, it } from 'vitest';
import { bodyDiff } from './body-diff.ts';
import { aBody } from './test-body.ts';

const bound = (bindings: Binding[]) => aBody({ method: { kind: 'reading', reading: 'csat', bindings } });
const binding = (measure: string, departments: string[], kind?: 'linear' | 'reversed'): Binding => ({
  input: 'satisfaction',
  measure,
  departments,
  conversion: kind ? { kind } : null,
});

it('names the fields that differ, and no others', () => {
  const diff = bodyDiff(aBody(), aBody({ target: 4, names: { en: 'Satisfaction', zh: '总满意度' } }), 'all');
  expect(diff.fields.map(({ field }) => field)).toEqual(['names.zh', 'target']);
  expect(diff.bindings).toEqual([]);
});

it('tells bindings department by department: new, gone, converted otherwise', () => {
  const before = bound([binding('a', ['sales', 'service'])]);
  const after = bound([binding('a', ['sales']), binding('b', ['service'], 'linear')]);
  expect(bodyDiff(before, after, 'all')).toEqual({
    fields: [],
    bindings: [
      { input: 'satisfaction', department: 'service', measure: 'a', before: null, after: undefined },
      {
        input: 'satisfaction',
        department: 'service',
        measure: 'b',
        before: undefined,
        after: { kind: 'linear' },
      },
    ],
    readings: { before: 'csat', after: 'csat' },
  });
  const turned = bodyDiff(
    after,
    bound([binding('a', ['sales'], 'reversed'), binding('b', ['service'], 'linear')]),
    'all',
  );
  expect(turned.bindings).toMatchObject([{ department: 'sales', before: null, after: { kind: 'reversed' } }]);
});

it('sees that a reading is bound by hand, and a formula that changed', () => {
  expect(bodyDiff(aBody(), bound([binding('a', [])]), 'all').fields.map(({ field }) => field)).toEqual([
    'method',
  ]);
  const formula = (text: string) => aBody({ method: { kind: 'formula', formula: text } });
  expect(bodyDiff(formula('nps'), formula('2 * nps'), 'all').fields.map(({ field }) => field)).toEqual([
    'method',
  ]);
});

it('tells everything of what is new', () => {
  const diff = bodyDiff(null, aBody(), 'all');
  expect(diff.fields.map(({ field }) => field)).toContain('names.zh');
  expect(diff.fields.map(({ field }) => field)).not.toContain('target');
});
