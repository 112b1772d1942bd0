import { MetricsError } from '../metrics-error.ts';

/**
 * Logarithmic buckets over whole numbers, as in DDSketch (Masson, Rim & Lee, VLDB 2019): bucket i holds
 * γ^(i-1) < x <= γ^i and stands for 2γ^i / (γ+1), which is within α = (γ-1)/(γ+1) of every x in it.
 */
export interface LogBuckets {
  /** The bucket of a whole number >= 0; zero has a bucket of its own, `zeroBucket`. Throws `duration-invalid`. */
  bucketOf(value: number): number;
  /** The number a bucket stands for. */
  valueOf(bucket: number): number;
  /** The numbers a bucket reaches from (not included, unless it is the bucket of zero) and to (included). */
  edgesOf(bucket: number): readonly [from: number, to: number];
}

const zeroBucket = -1;

/** Fractional bits of the edge table: enough that flooring never differs from exact rational arithmetic below 2^53. */
const fraction = 128n;

/**
 * Buckets with α = 1/precision. The edges ⌊γ^i⌋ come from integer arithmetic with γ = (precision+1)/(precision-1),
 * never from Math.log, so no engine or platform can ever place a value in another bucket than today.
 */
export function logBuckets(precision: number): LogBuckets {
  const up = BigInt(precision + 1);
  const down = BigInt(precision - 1);
  const growth = (precision + 1) / (precision - 1);
  const logGrowth = Math.log(growth);
  const edges: number[] = [1];
  let scaled = 1n << fraction;

  function edge(i: number): number {
    while (edges.length <= i) {
      scaled = (scaled * up) / down;
      edges.push(Number(scaled >> fraction));
    }
    return edges[i] ?? 1;
  }

  return {
    bucketOf(value) {
      if (!Number.isSafeInteger(value) || value < 0)
        throw new MetricsError('duration-invalid', String(value));
      if (value === 0) return zeroBucket;
      // The logarithm only says where to start looking; the edges decide.
      let i = Math.max(0, Math.round(Math.log(value) / logGrowth));
      while (i > 0 && value <= edge(i - 1)) i -= 1;
      while (value > edge(i)) i += 1;
      return i;
    },
    valueOf(bucket) {
      return bucket === zeroBucket ? 0 : (2 * growth ** bucket) / (growth + 1);
    },
    edgesOf(bucket) {
      return bucket === zeroBucket ? [0, 0] : [growth ** (bucket - 1), growth ** bucket];
    },
  };
}
