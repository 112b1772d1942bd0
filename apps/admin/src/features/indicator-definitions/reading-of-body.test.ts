import type { DefinitionParts, Indicator } from '@attune/contracts';
import { expect, it } from 'vitest';
import { readAs } from './reading-of-body.ts';
import { aBody } from './test-body.ts';

const reading = (key: string, kind: string) => ({
  key,
  inputs: [{ name: 'input', kind, scale: null, bindable: false, measures: [] }],
});
const parts = {
  readings: [reading('retention', 'movement'), reading('alpha', 'moments'), reading('csat', 'score')],
} as unknown as DefinitionParts;
const indicators = [{ key: 'retention-rate', wholeMonths: true }] as Indicator[];
const of = (name: string) =>
  readAs(aBody({ method: { kind: 'reading', reading: name, bindings: null } }), parts, indicators);

it('knows what is read by whole months, also by way of a formula', () => {
  expect(of('csat')).toEqual({ wholeMonths: false, several: false });
  expect(of('retention').wholeMonths).toBe(true);
  const formula = aBody({ method: { kind: 'formula', formula: '100 * retention_rate' } });
  expect(readAs(formula, parts, indicators)).toEqual({ wholeMonths: true, several: false });
});

it('knows what has several figures', () => {
  expect(of('alpha').several).toBe(true);
  expect(readAs(aBody({ unit: 'money' }), parts, indicators).several).toBe(true);
});
