import { expect, it } from 'vitest';
import { unitOfParts } from './formula-unit.ts';

const library = [
  { key: 'first-response-time', unit: 'ms' },
  { key: 'resolution-time', unit: 'ms' },
  { key: 'nps', unit: 'points' },
] as const;

it.each([
  ['first_response_time', 'ms'],
  ['(first_response_time + resolution_time) / 2', 'ms'],
  ['max(nps, 0)', 'points'],
  ['nps - first_response_time', null],
  ['42', null],
  ['nps_of_last_year', null],
])('the parts of %s are all in %s', (formula, unit) => {
  expect(unitOfParts(formula, library)).toBe(unit);
});
