import type { FeatureBins, FeatureValue } from './feature-bins.ts';

/** A leaf, or a question: values at most the threshold go to `low`, missing ones as `missing` says. Plain data. */
export type RegressionTree =
  | { readonly value: number }
  | {
      readonly feature: number;
      readonly threshold: number;
      readonly missing: 'low' | 'high';
      readonly low: RegressionTree;
      readonly high: RegressionTree;
    };

/** First and second derivatives of the loss by each row's log odds. */
interface Derivatives {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

interface TreeLimits {
  readonly depth: number;
  /** Fewest rows in a leaf. */
  readonly leafRows: number;
  /** Least Σ hessian of a leaf: where few are lost, a leaf needs more rows. */
  readonly leafHessian: number;
  /** Penalty on squared leaf values. */
  readonly l2: number;
}

/** What growing needs to know at every node. */
interface Growth {
  readonly bins: FeatureBins;
  readonly derivatives: Derivatives;
  readonly limits: TreeLimits;
  /** Adds to the importance of a feature. */
  readonly gained: (feature: number, gain: number) => void;
}

/**
 * The tree that lowers the loss of some rows the most by its second-order approximation, split by split.
 * Source: Chen & Guestrin, "XGBoost", KDD 2016, eq. 5-7 and algorithm 3 for missing values.
 */
export function growTree(growth: Growth, rows: Int32Array): RegressionTree {
  return grown(growth, rows, { depth: growth.limits.depth, histograms: histogramsOf(growth, rows) });
}

interface Place {
  /** Questions that may still be asked. */
  readonly depth: number;
  /** Of the rows here; none where no more is asked. */
  readonly histograms: readonly Float64Array[] | null;
}

function grown(growth: Growth, rows: Int32Array, { depth, histograms }: Place): RegressionTree {
  const total = sumsOf(growth.derivatives, rows);
  const split = histograms && bestSplit(growth, histograms, total);
  if (histograms === null || split === null)
    return { value: -total.gradient / (total.hessian + growth.limits.l2) };
  growth.gained(split.feature, split.gain);
  const [low, high] = parted(growth.bins.codes[split.feature] ?? new Uint8Array(), rows, split);
  const asked = (part: Int32Array): boolean => depth > 1 && part.length >= 2 * growth.limits.leafRows;
  // One side is counted, the other is what remains: half the work.
  const fewer = low.length <= high.length ? low : high;
  const counted = asked(low) || asked(high) ? histogramsOf(growth, fewer) : null;
  const remaining = counted && subtracted(histograms, counted);
  const child = (part: Int32Array): RegressionTree =>
    grown(growth, part, {
      depth: depth - 1,
      histograms: !asked(part) ? null : part === fewer ? counted : remaining,
    });
  return {
    feature: split.feature,
    threshold: split.threshold,
    missing: split.missing,
    low: child(low),
    high: child(high),
  };
}

/** What a tree adds to the log odds of a row. */
export function treeValue(tree: RegressionTree, row: readonly FeatureValue[]): number {
  let node = tree;
  while ('feature' in node) {
    const value = row[node.feature] ?? null;
    const low = value === null ? node.missing === 'low' : value <= node.threshold;
    node = low ? node.low : node.high;
  }
  return node.value;
}

/** Rows in their order, by side. */
function parted(
  codes: Uint8Array,
  rows: Int32Array,
  split: Split,
): readonly [low: Int32Array, high: Int32Array] {
  const low = new Int32Array(rows.length);
  const high = new Int32Array(rows.length);
  let [lows, highs] = [0, 0];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as number;
    const code = codes[row] as number;
    if (code === 0 ? split.missing === 'low' : code <= split.code) {
      low[lows] = row;
      lows += 1;
    } else {
      high[highs] = row;
      highs += 1;
    }
  }
  return [low.slice(0, lows), high.slice(0, highs)];
}

interface Sums {
  gradient: number;
  hessian: number;
  rows: number;
}

interface Split {
  readonly feature: number;
  /** Rows with a code up to this one go low. */
  readonly code: number;
  readonly threshold: number;
  readonly missing: 'low' | 'high';
  readonly gain: number;
}

/** The first of the best: equal gains are settled by the order of features and thresholds. */
function bestSplit(growth: Growth, histograms: readonly Float64Array[], total: Sums): Split | null {
  let best: Split | null = null;
  for (const [feature, thresholds] of growth.bins.thresholds.entries()) {
    const histogram = histograms[feature] ?? new Float64Array();
    const missing = { gradient: 0, hessian: 0, rows: 0 };
    addBin(missing, histogram, 0);
    const low = { gradient: 0, hessian: 0, rows: 0 };
    for (let code = 1; code <= thresholds.length; code += 1) {
      addBin(low, histogram, code);
      for (const side of missing.rows === 0 ? lowOnly : bothSides) {
        const gain = gainOf(side === 'low' ? pooled(low, missing) : low, total, growth.limits);
        if (gain > (best?.gain ?? leastGain))
          best = { feature, code, threshold: thresholds[code - 1] ?? 0, missing: side, gain };
      }
    }
  }
  return best;
}

const lowOnly = ['low'] as const;
const bothSides = ['low', 'high'] as const;

/** Below this a gain is rounding. */
const leastGain = 1e-9;

/** How much a split lowers the loss; 0 where it leaves too little on a side. */
function gainOf(part: Sums, total: Sums, { leafRows, leafHessian, l2 }: TreeLimits): number {
  if (part.rows < leafRows || total.rows - part.rows < leafRows) return 0;
  if (part.hessian < leafHessian || total.hessian - part.hessian < leafHessian) return 0;
  const rest = total.gradient - part.gradient;
  return (
    (part.gradient ** 2 / (part.hessian + l2) +
      rest ** 2 / (total.hessian - part.hessian + l2) -
      total.gradient ** 2 / (total.hessian + l2)) /
    2
  );
}

/**
 * Per feature, for each code three numbers in a row: Σ gradient, Σ hessian, rows. Here a fit spends its time: hence
 * indices, and assertions instead of defaults for what lies within the arrays.
 */
function histogramsOf({ bins, derivatives }: Growth, rows: Int32Array): readonly Float64Array[] {
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) {
    gradient[i] = derivatives.gradient[rows[i] as number] as number;
    hessian[i] = derivatives.hessian[rows[i] as number] as number;
  }
  return bins.codes.map((codes, feature) => {
    const sums = new Float64Array(3 * ((bins.thresholds[feature]?.length ?? 0) + 2));
    for (let i = 0; i < rows.length; i += 1) {
      const at = 3 * (codes[rows[i] as number] as number);
      sums[at] = (sums[at] as number) + (gradient[i] as number);
      sums[at + 1] = (sums[at + 1] as number) + (hessian[i] as number);
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
    return sums;
  });
}

function subtracted(all: readonly Float64Array[], part: readonly Float64Array[]): readonly Float64Array[] {
  return all.map((sums, feature) => sums.map((sum, at) => sum - (part[feature]?.[at] ?? 0)));
}

function sumsOf({ gradient, hessian }: Derivatives, rows: Int32Array): Sums {
  const sums = { gradient: 0, hessian: 0, rows: rows.length };
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as number;
    sums.gradient += gradient[row] as number;
    sums.hessian += hessian[row] as number;
  }
  return sums;
}

function addBin(sums: Sums, histogram: Float64Array, code: number): void {
  sums.gradient += histogram[3 * code] ?? 0;
  sums.hessian += histogram[3 * code + 1] ?? 0;
  sums.rows += histogram[3 * code + 2] ?? 0;
}

function pooled(a: Sums, b: Sums): Sums {
  return { gradient: a.gradient + b.gradient, hessian: a.hessian + b.hessian, rows: a.rows + b.rows };
}
