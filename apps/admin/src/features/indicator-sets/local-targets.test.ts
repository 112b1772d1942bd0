import { expect, it } from 'vitest';
import { withTarget } from './local-targets.ts';

const nps = { indicator: 'nps', variant: null };

it('keeps what a department wants, and drops what is as the set says', () => {
  const first = withTarget([], nps, { target: 30 });
  expect(first).toEqual([{ ...nps, target: 30, thresholds: null }]);
  const both = withTarget(first, nps, { thresholds: { good: 30, watch: 10 } });
  expect(both).toEqual([{ ...nps, target: 30, thresholds: { good: 30, watch: 10 } }]);
  expect(withTarget(withTarget(both, nps, { target: null }), nps, { thresholds: null })).toEqual([]);
});
