import { keyDrivers } from '../driver/key-drivers.ts';
import { rowMoments } from '../item-group/item-moments.ts';
import { MetricsError } from '../metrics-error.ts';
import { listIn, listsIn, optionalNumberIn } from './read-input.ts';
import type { VectorOps } from './vector-op.ts';

export const keyDriverOps: VectorOps = {
  key_drivers(input) {
    const rows = listsIn(input, 'X');
    const outcomes = listIn(input, 'y');
    const drivers = listIn(input, 'predictors').length;
    if (rows.length !== outcomes.length)
      throw new MetricsError('lengths-differ', `${rows.length} rows, ${outcomes.length} outcomes`);
    const moments = rowMoments(
      rows.map((row, i) => [...row, outcomes[i]]),
      drivers + 1,
    );
    const result = keyDrivers(moments, { outcome: drivers, seed: optionalNumberIn(input, 'seed') });
    return {
      n: result.n,
      r2: result.rSquared,
      lmg: result.lmg,
      lmg_share: inShares(result.lmg),
      relative_weights: result.relativeWeights,
      relative_weights_share: inShares(result.relativeWeights),
      first: result.first,
      last: result.last,
      standardized_beta: result.standardizedBeta,
      vif: result.vif,
    };
  },
};

/** Parts as shares of their sum; null of nothing. */
function inShares(parts: readonly number[] | null): readonly number[] | null {
  const sum = parts?.reduce((total, part) => total + part, 0) ?? 0;
  return parts === null || sum === 0 ? null : parts.map((part) => part / sum);
}
