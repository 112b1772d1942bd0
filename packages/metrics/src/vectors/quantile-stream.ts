import { durationQuantile } from '../indicator/duration-quantile.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import { durationTallyOn } from '../tally/duration.ts';
import { logBuckets } from '../tally/log-buckets.ts';
import { lcg3 } from './lcg3.ts';
import { numberIn, textIn } from './read-input.ts';
import type { VectorOp } from './vector-op.ts';

/**
 * The vectors ask for a relative error of 0.001; the tallies the product stores promise 0.01. So this operation
 * runs the product's own code (buckets, merge, quantile) at α = 1/2000: it checks the algorithm. That the stored
 * tallies keep their 0.01 on the same streams has tests of its own.
 */
const buckets = logBuckets(2000);
const algebra = durationTallyOn(buckets);
const quantiles = ['0.5', '0.75', '0.9', '0.95', '0.99', '0.999'];

export const quantileStream: VectorOp = (input) => {
  if (textIn(input, 'generator') !== 'lcg3')
    throw new MetricsError('input-malformed', `generator ${textIn(input, 'generator')}, only lcg3 is known`);
  const n = checkedCount(numberIn(input, 'n'));
  const chunks = checkedCount(numberIn(input, 'merge_chunks'));
  const scale = numberIn(input, 'scale');
  if (chunks === 0 || scale < 0)
    throw new MetricsError('number-out-of-range', `${chunks} chunks, scale ${scale}`);
  const values = lcg3(checkedCount(numberIn(input, 'seed')), n, scale);
  const size = Math.max(1, Math.ceil(n / chunks));
  let tally = algebra.empty();
  for (let start = 0; start < n; start += size)
    tally = algebra.merge(tally, algebra.addAll(algebra.empty(), values.slice(start, start + size)));
  const bound = (pick: (a: number, b: number) => number): number | null =>
    n === 0 ? null : values.reduce(pick);
  return {
    n: tally.n,
    sum: Number(tally.sum),
    min: bound((a, b) => Math.min(a, b)),
    max: bound((a, b) => Math.max(a, b)),
    first5: values.slice(0, 5),
    quantiles: Object.fromEntries(
      quantiles.map((q) => [q, n === 0 ? null : durationQuantile(tally, Number(q), buckets)]),
    ),
  };
};
