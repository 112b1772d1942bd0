import { cronbachAlpha } from '../item-group/cronbach-alpha.ts';
import { rowMoments } from '../item-group/item-moments.ts';
import { mcdonaldOmega } from '../item-group/mcdonald-omega.ts';
import { levelIn, listsIn, malformed } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const reliabilityOps: VectorOps = {
  cronbach_alpha(input) {
    const result = cronbachAlpha(rowMoments(rowsIn(input)), levelIn(input));
    return {
      n: result.n,
      k: result.items,
      dropped: result.dropped,
      alpha: result.alpha,
      alpha_standardized: result.standardized,
      ci_feldt: result.interval,
      alpha_if_dropped: result.ifDropped,
      corrected_item_total_r: result.itemTotal,
    };
  },

  mcdonald_omega(input) {
    const result = mcdonaldOmega(rowMoments(rowsIn(input)));
    return {
      n: result.n,
      k: result.items,
      dropped: result.dropped,
      loadings_standardized: result.loadings,
      uniqueness: result.uniquenesses,
      omega_total_standardized: result.standardized,
      omega_total_raw: result.omega,
      omega_total_raw_observed_variance: result.ofObservedVariance,
      heywood: result.heywood !== null,
    };
  },
};

function rowsIn(input: VectorInput): readonly (readonly unknown[])[] {
  const missing = input['missing'] ?? 'listwise';
  if (missing !== 'listwise') throw malformed('missing', 'listwise', missing);
  return listsIn(input, 'rows');
}
