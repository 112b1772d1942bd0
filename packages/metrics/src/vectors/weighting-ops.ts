import type { Margin } from '../weighting/margin.ts';
import { postStratify } from '../weighting/post-stratify.ts';
import type { Raked, TrimBounds } from '../weighting/rake.ts';
import { rake } from '../weighting/rake.ts';
import { listIn, malformed, numberIn, numbersIn, object, objectIn, textIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const weightingOps: VectorOps = {
  rake(input) {
    const rows = rowsIn(input);
    const targets = objectIn(input, 'margins');
    const margins = Object.keys(targets).map((name) => marginOf(rows, name, objectIn(targets, name)));
    return weighted(
      rows,
      rake(margins, { baseWeights: baseWeightsIn(input) ?? rows.map(() => 1), trim: trimIn(input) }),
    );
  },

  post_stratify(input) {
    const rows = rowsIn(input);
    const margin = marginOf(rows, textIn(input, 'variable'), objectIn(input, 'targets'));
    return weighted(rows, postStratify(margin, baseWeightsIn(input)));
  },
};

function rowsIn(input: VectorInput): readonly VectorInput[] {
  return listIn(input, 'rows').map((row) => object(row, 'rows'));
}

function baseWeightsIn(input: VectorInput): readonly number[] | undefined {
  const { base_weights: given } = input;
  return given === undefined || given === null ? undefined : numbersIn(input, 'base_weights');
}

function trimIn(input: VectorInput): TrimBounds | undefined {
  if (input['trim'] === undefined || input['trim'] === null) return undefined;
  const [low, high, ...more] = numbersIn(input, 'trim');
  if (low === undefined || high === undefined || more.length > 0)
    throw malformed('trim', 'two multiples of the mean', input['trim']);
  return { low, high };
}

/** Keys of JSON are texts, so a level that is a number is meant as its text. */
function marginOf(rows: readonly VectorInput[], name: string, targets: VectorInput): Margin {
  return {
    name,
    levels: rows.map((row) => {
      const level = Object.hasOwn(row, name) ? row[name] : undefined;
      return typeof level === 'number' ? String(level) : level;
    }),
    targets: Object.fromEntries(Object.keys(targets).map((level) => [level, numberIn(targets, level)])),
  };
}

function weighted(
  rows: readonly VectorInput[],
  result: Pick<Raked, 'weights' | 'sumOfWeights' | 'effectiveN' | 'designEffect'>,
): Record<string, unknown> {
  return {
    weights: result.weights,
    sum_w: result.sumOfWeights,
    n_eff_kish: result.effectiveN,
    deff_kish: result.designEffect,
    weighted_mean_score: meanScore(rows, result.weights),
  };
}

/** Of the rows with a score; as shares of all weights, so that no product leaves what a number holds. */
function meanScore(rows: readonly VectorInput[], weights: readonly number[]): number | null {
  const scored = rows.flatMap(({ score }, who) =>
    typeof score === 'number' && Number.isFinite(score) ? [{ score, weight: weights[who] ?? 0 }] : [],
  );
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : scored.reduce((sum, { score, weight }) => sum + score * (weight / total), 0);
}
