import { simpsonComparison } from '../comparison/simpson.ts';
import type { Share } from '../interval/newcombe.ts';
import { levelIn, listIn, numberIn, object, objectIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const comparisonOps: VectorOps = {
  simpson(input) {
    const strata = listIn(input, 'strata').map((item, i) => {
      const stratum = object(item, 'strata');
      return {
        stratum: String(stratum['stratum'] ?? i),
        a: shareOf(objectIn(stratum, 'a')),
        b: shareOf(objectIn(stratum, 'b')),
      };
    });
    const result = simpsonComparison(strata, { level: levelIn(input) });
    return {
      rate_a: result.rateA,
      rate_b: result.rateB,
      aggregate_diff: result.difference,
      stratum_diffs: result.strata.map(({ difference }) => difference),
      standardized_diff: result.standardized,
      mantel_haenszel_or: result.mantelHaenszel,
      reversal: result.reversal,
      full_reversal: result.fullReversal,
    };
  },
};

function shareOf(share: VectorInput): Share {
  return { k: numberIn(share, 'k'), n: numberIn(share, 'n') };
}
