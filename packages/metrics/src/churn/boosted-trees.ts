import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import type { RandomSource } from '../random.ts';
import { randomSource, shuffled } from '../random.ts';
import { featureBins } from './feature-bins.ts';
import type { FeatureValue } from './feature-bins.ts';
import { probability } from './logistic-regression.ts';
import type { RegressionTree } from './regression-tree.ts';
import { growTree, treeValue } from './regression-tree.ts';

/** P(label) = 1 / (1 + exp(-(base + Σ of the trees' values))). Plain data. */
export interface BoostedTrees {
  readonly features: number;
  readonly base: number;
  readonly trees: readonly RegressionTree[];
}

/** Rows whose features may be missing, and what came of them. */
export interface LabelledFeatures {
  readonly rows: readonly (readonly FeatureValue[])[];
  readonly labels: readonly boolean[];
}

export type BoostedFit =
  | {
      readonly model: BoostedTrees;
      readonly n: number;
      readonly positives: number;
      /** Mean log loss on the rows held out, while they were: what to expect of new rows. */
      readonly validationLoss: number;
      /** Each feature's share of all that splits gained; of 0 without any split. */
      readonly importance: readonly number[];
    }
  | {
      readonly model: null;
      readonly n: number;
      readonly positives: number;
      readonly reason: 'too-few-rows' | 'one-class';
    };

export interface BoostingOptions {
  /** Whole number; the same seed and rows give the same model. */
  readonly seed: number;
  /** Later rows to find the number of trees by; a random fifth of the rows unless given. */
  readonly validation?: LabelledFeatures | undefined;
  /** At most this many trees, 1000 unless given. */
  readonly mostTrees?: number | undefined;
  /** Trees without a better validation loss before it stops, 50 unless given. */
  readonly patience?: number | undefined;
  /** Share of a tree's correction that is applied, 0.05 unless given. */
  readonly learningRate?: number | undefined;
  /** Questions from root to leaf, 4 unless given: so many features may interact. */
  readonly depth?: number | undefined;
  /** Fewest rows in a leaf, 20 unless given. */
  readonly leafRows?: number | undefined;
  /** Share of the rows each tree sees, 0.8 unless given. */
  readonly subsample?: number | undefined;
}

const penalties = { l2: 1, leafHessian: 1 };
const heldOut = 0.2;

/**
 * Gradient boosting of regression trees on the logistic loss. How many trees are good is found on the rows held out;
 * then as many are grown on all rows.
 *
 * @returns a model of probabilities, the mean log loss in nats and shares of importance, 0..1; null as `too-few-rows`
 * or `one-class`
 * @throws `lengths-differ`, `number-out-of-range` for a feature that is not finite or an option, `seed-invalid`
 * @source Friedman, Annals of Statistics 29(5), 2001, and Computational Statistics & Data Analysis 38, 2002
 */
export function boostedTrees(data: LabelledFeatures, options: BoostingOptions): BoostedFit {
  const settings = checkedSettings(options);
  const features = data.rows[0]?.length ?? 0;
  checkedFeatures(data, features);
  if (options.validation !== undefined) checkedFeatures(options.validation, features);
  const random = randomSource(options.seed);
  const n = data.rows.length;
  const positives = data.labels.filter(Boolean).length;
  if (n < 2) return { model: null, n, positives, reason: 'too-few-rows' };
  if (positives === 0 || positives === n) return { model: null, n, positives, reason: 'one-class' };

  const { training, validation } = parts(data, options.validation, random);
  const search = boosting(training, settings, random);
  const validationOdds = new Float64Array(validation.rows.length).fill(search.base);
  let best = { trees: 0, loss: meanLoss(validationOdds, validation.labels) };
  for (let grown = 1; grown <= settings.mostTrees && grown - best.trees <= settings.patience; grown += 1) {
    addTree(search.grow().tree, validation.rows, validationOdds);
    const loss = meanLoss(validationOdds, validation.labels);
    if (loss < best.loss) best = { trees: grown, loss };
  }

  const all = {
    rows: [...training.rows, ...validation.rows],
    labels: [...training.labels, ...validation.labels],
  };
  const final = boosting(all, settings, random);
  const grown = Array.from({ length: best.trees }, () => final.grow());
  return {
    model: { features, base: final.base, trees: grown.map(({ tree }) => tree) },
    n,
    positives,
    validationLoss: best.loss,
    importance: shares(
      grown.map(({ gains }) => gains),
      features,
    ),
  };
}

/** The rows to learn from and those held out. */
function parts(
  data: LabelledFeatures,
  later: LabelledFeatures | undefined,
  random: RandomSource,
): { readonly training: LabelledFeatures; readonly validation: LabelledFeatures } {
  if (later !== undefined) return { training: data, validation: later };
  const order = shuffled(data.rows.length, random);
  const aside = Math.max(1, Math.round(heldOut * order.length));
  return { training: chosen(data, order.slice(aside)), validation: chosen(data, order.slice(0, aside)) };
}

/** Boosting under way: each call of `grow` answers the next tree, with what its splits gained by feature. */
interface Boosting {
  readonly base: number;
  grow(): { readonly tree: RegressionTree; readonly gains: readonly number[] };
}

function boosting({ rows, labels }: LabelledFeatures, settings: Settings, random: RandomSource): Boosting {
  const size = rows.length;
  const bins = featureBins(rows);
  const lost = labels.filter(Boolean).length;
  // Half a row more of each kind, so that the odds are finite whatever rows were chosen.
  const base = Math.log((lost + 0.5) / (size - lost + 0.5));
  const logOdds = new Float64Array(size).fill(base);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size);
  return {
    base,
    grow() {
      const seen: number[] = [];
      for (let i = 0; i < size; i += 1) {
        const p = probability(logOdds[i] as number);
        gradient[i] = p - (labels[i] === true ? 1 : 0);
        hessian[i] = p * (1 - p);
        if (random.below(1e6) < 1e6 * settings.subsample) seen.push(i);
      }
      const gains = bins.thresholds.map(() => 0);
      const grown = growTree(
        {
          bins,
          derivatives: { gradient, hessian },
          limits: { ...settings, ...penalties },
          gained: (feature, gain) => {
            gains[feature] = (gains[feature] ?? 0) + gain;
          },
        },
        Int32Array.from(seen),
      );
      const tree = shrunk(grown, settings.learningRate);
      addTree(tree, rows, logOdds);
      return { tree, gains };
    },
  };
}

/**
 * The probability the trees give a row of features: 1 / (1 + exp(-(base + Σ of their values))).
 *
 * @returns a probability, 0..1
 * @throws `lengths-differ`, `number-out-of-range` for a feature that is not finite
 * @source Friedman, Annals of Statistics 29(5), 2001
 */
export function boostedProbability(model: BoostedTrees, row: readonly FeatureValue[]): number {
  checkedFeatures({ rows: [row], labels: [true] }, model.features);
  return probability(model.trees.reduce((odds, tree) => odds + treeValue(tree, row), model.base));
}

type Settings = { readonly [Name in Exclude<keyof BoostingOptions, 'seed' | 'validation'>]: number };

function checkedSettings(options: BoostingOptions): Settings {
  const {
    mostTrees = 1000,
    patience = 50,
    learningRate = 0.05,
    depth = 4,
    leafRows = 20,
    subsample = 0.8,
  } = options;
  return {
    mostTrees: wholeInRange(mostTrees, 100_000, 'most trees'),
    patience: wholeInRange(patience, 100_000, 'patience'),
    learningRate: inRange(learningRate, 1e-6, 1, 'learning rate'),
    depth: wholeInRange(depth, 16, 'depth'),
    leafRows: wholeInRange(leafRows, Number.MAX_SAFE_INTEGER, 'leaf rows'),
    subsample: inRange(subsample, 1e-6, 1, 'subsample'),
  };
}

function wholeInRange(value: number, most: number, name: string): number {
  if (!Number.isInteger(value)) throw new MetricsError('number-out-of-range', `${name} ${value}`);
  return inRange(value, 1, most, name);
}

function checkedFeatures({ rows, labels }: LabelledFeatures, features: number): void {
  if (rows.length !== labels.length)
    throw new MetricsError('lengths-differ', `${rows.length} rows, ${labels.length} labels`);
  for (const row of rows) {
    if (row.length !== features)
      throw new MetricsError('lengths-differ', `${row.length} features, ${features} expected`);
    for (const value of row)
      if (value !== null) inRange(value, -Number.MAX_VALUE, Number.MAX_VALUE, 'feature');
  }
}

function chosen({ rows, labels }: LabelledFeatures, which: readonly number[]): LabelledFeatures {
  return { rows: which.map((i) => rows[i] ?? []), labels: which.map((i) => labels[i] ?? false) };
}

function addTree(tree: RegressionTree, rows: LabelledFeatures['rows'], logOdds: Float64Array): void {
  for (const [i, row] of rows.entries()) logOdds[i] = (logOdds[i] as number) + treeValue(tree, row);
}

function shrunk(tree: RegressionTree, rate: number): RegressionTree {
  if (!('feature' in tree)) return { value: rate * tree.value };
  return { ...tree, low: shrunk(tree.low, rate), high: shrunk(tree.high, rate) };
}

function meanLoss(logOdds: Float64Array, labels: readonly boolean[]): number {
  let total = 0;
  for (const [i, odds] of logOdds.entries()) {
    const margin = labels[i] === true ? odds : -odds;
    total += Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin);
  }
  return labels.length === 0 ? 0 : total / labels.length;
}

function shares(gains: readonly (readonly number[])[], features: number): readonly number[] {
  const sums = Array.from({ length: features }, (_, j) =>
    gains.reduce((sum, gain) => sum + (gain[j] ?? 0), 0),
  );
  const total = sums.reduce((sum, gain) => sum + gain, 0);
  return sums.map((gain) => (total > 0 ? gain / total : 0));
}
