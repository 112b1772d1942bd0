import { checkedProbability } from '../distribution/probability.ts';
import { agrestiCoullInterval } from '../interval/agresti-coull.ts';
import { checkShare } from '../interval/bounds.ts';
import { clopperPearsonInterval } from '../interval/clopper-pearson.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import { benjaminiHochberg } from '../rate/benjamini-hochberg.ts';
import { poissonRate } from '../rate/poisson-rate.ts';
import { proportionTest } from '../rate/proportion-test.ts';
import { retention } from '../rate/retention.ts';
import { levelIn, numberIn, numbersIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const rateOps: VectorOps = {
  proportion(input) {
    const { k, n } = shareIn(input, '');
    const level = levelIn(input);
    if (n === 0) return { rate: null, wilson: null, agresti_coull: null, clopper_pearson: null };
    return {
      rate: k / n,
      wilson: wilsonInterval(k, n, level),
      agresti_coull: agrestiCoullInterval(k, n, level),
      clopper_pearson: clopperPearsonInterval(k, n, level),
    };
  },

  proportion_compare(input) {
    const before = shareIn(input, '1');
    const after = shareIn(input, '2');
    const level = levelIn(input);
    if (before.n === 0 || after.n === 0)
      return { diff: null, z_pooled: null, p_two_sided: null, ci_newcombe: null };
    const test = proportionTest(before, after, level);
    return { diff: test.difference, z_pooled: test.z, p_two_sided: test.p, ci_newcombe: test.interval };
  },

  retention(input) {
    const counts = {
      start: numberIn(input, 'start'),
      end: numberIn(input, 'end'),
      new: numberIn(input, 'new'),
    };
    const { interval, ...shares } = retention(counts, levelIn(input));
    return { ...shares, retention_wilson: interval };
  },

  poisson_rate(input) {
    const result = poissonRate(numberIn(input, 'count'), numberIn(input, 'exposure'), levelIn(input));
    return { rate: result?.rate ?? null, ci_garwood: result?.interval ?? null };
  },

  benjamini_hochberg: (input) => ({ ...benjaminiHochberg(numbersIn(input, 'p'), numberIn(input, 'q')) }),
};

/** `k` of `n`, checked also where n is 0 and nothing can be computed. */
function shareIn(input: VectorInput, suffix: string): { k: number; n: number } {
  const share = { k: numberIn(input, `k${suffix}`), n: numberIn(input, `n${suffix}`) };
  checkedProbability(levelIn(input));
  if (share.n !== 0 || share.k !== 0) checkShare(share.k, share.n);
  return share;
}
