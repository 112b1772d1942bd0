import type { SetRow, SetValues } from '@attune/contracts';
import { expect, it } from 'vitest';
import { indexParts } from './index-parts.ts';

const item = (indicator: string, weight = 1, scored = true) => ({
  indicator,
  variant: null,
  weight,
  score: scored ? { kind: 'min-max', low: 0, high: 1 } : null,
});
const figure = (indicator: string, score: number | null) => ({
  indicator,
  variant: null,
  score,
  local: false,
});

it('names what is missing of the parts there should be, and counts nothing that is no part', () => {
  const items = [item('nps'), item('csat'), item('ces', 0), item('responses', 1, false)];
  const row = { figures: [figure('nps', 40), figure('csat', null), figure('responses', null)] };
  const { all, missing } = indexParts(
    { items } as unknown as SetValues['versions'][number],
    row as unknown as SetRow,
  );
  expect(all).toBe(2);
  expect(missing.map(({ indicator }) => indicator)).toEqual(['csat']);
});
