/** A feature's value; null where it is not known. */
export type FeatureValue = number | null;

/** Features by rank: a tree asks only whether a value is at most a threshold. */
export interface FeatureBins {
  readonly n: number;
  /** Per feature the bin of each row: 0 where the value is missing, else 1 + the thresholds below the value. */
  readonly codes: readonly Uint8Array[];
  /** Per feature, ascending. */
  readonly thresholds: readonly (readonly number[])[];
}

const mostThresholds = 63;

/** Bins of about equally many rows. A row with fewer values than the first has nulls for the rest. */
export function featureBins(rows: readonly (readonly FeatureValue[])[]): FeatureBins {
  const n = rows.length;
  const features = Array.from({ length: rows[0]?.length ?? 0 }, (_, j) => rows.map((row) => row[j] ?? null));
  const thresholds = features.map(thresholdsOf);
  return {
    n,
    thresholds,
    codes: features.map((values, j) => {
      const cuts = thresholds[j] ?? [];
      return Uint8Array.from(values, (value) => (value === null ? 0 : 1 + below(cuts, value)));
    }),
  };
}

/** Halfway between neighbouring values where there are few of them, so that new values fall to the nearer side. */
function thresholdsOf(values: readonly FeatureValue[]): readonly number[] {
  const ascending = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const distinct = ascending.filter((value, i) => value !== ascending[i - 1]);
  const between = distinct.slice(1).map((value, i) => halfway(distinct[i] ?? value, value));
  if (between.length <= mostThresholds) return between;
  const chosen = new Set<number>();
  for (let k = 1; k <= mostThresholds; k += 1) {
    const value = ascending[Math.floor((k * ascending.length) / (mostThresholds + 1))] ?? 0;
    const next = between[below(distinct, value)];
    if (next !== undefined) chosen.add(next);
  }
  return [...chosen].toSorted((a, b) => a - b);
}

/** At least the lower and less than the higher value, also where no number lies between them. */
function halfway(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  return middle >= low && middle < high ? middle : low;
}

/** How many of the ascending numbers are below a value. */
function below(ascending: readonly number[], value: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((ascending[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
