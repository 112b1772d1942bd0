import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import type { ExclusionReason, Exclusions } from './exclusion.ts';
import { exclusionReasons, noExclusions } from './exclusion.ts';

/** A closed scale of whole points, both ends included. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** Answers per point of one scale, and the answers that do not count, by reason. */
export interface ScoreTally extends Scale {
  readonly kind: 'score';
  /** `counts[i]` is the number of answers of `min + i`; the length is `max - min + 1`. */
  readonly counts: readonly number[];
  readonly excluded: Exclusions;
}

/** A point of the scale, or the reason why there is none. */
export type ScoreValue = number | ExclusionReason;

/**
 * The algebra of score tallies on one scale: how many answers each point has.
 *
 * @returns an algebra of points of the scale and of the reasons why an answer does not count
 * @throws `scale-invalid`; of the algebra, `add`, `addAll` and `remove` throw `score-off-scale`, and all but `empty`
 * and `equals` `scales-differ` for a tally on another scale
 * @source Own definition: a count per scale point, from which every statistic of the answers is exact
 *
 * @example
 * const csat = scoreTally({ min: 1, max: 5 });
 * csat.add(csat.add(csat.empty(), 4), 'skipped'); // counts [0,0,0,1,0], excluded.skipped 1
 */
export function scoreTally(scale: Scale): TallyAlgebra<ScoreTally, ScoreValue> {
  const { min, max } = checkedScale(scale);
  const zero: ScoreTally = {
    kind: 'score',
    min,
    max,
    counts: Array.from({ length: max - min + 1 }, () => 0),
    excluded: noExclusions,
  };

  function onScale(tally: ScoreTally): ScoreTally {
    if (tally.min !== min || tally.max !== max)
      throw new MetricsError('scales-differ', `${tally.min}..${tally.max} and ${min}..${max}`);
    return tally;
  }

  function change(tally: ScoreTally, values: Iterable<ScoreValue>, by: 1 | -1): ScoreTally {
    const counts = [...onScale(tally).counts];
    const excluded = { ...tally.excluded };
    for (const value of values) {
      if (isExclusion(value)) excluded[value] += by;
      else {
        if (!Number.isInteger(value) || value < min || value > max)
          throw new MetricsError('score-off-scale', `${String(value)} on ${min}..${max}`);
        counts[value - min] = (counts[value - min] ?? 0) + by;
      }
    }
    return { ...zero, counts, excluded };
  }

  /** `a + sign × b`, in plain loops: dashboards do this for every cell they show. */
  function plus(a: ScoreTally, b: ScoreTally, sign: 1 | -1): ScoreTally {
    const counts = [...onScale(a).counts];
    const excluded: Record<ExclusionReason, number> = { ...a.excluded };
    const others = onScale(b).counts;
    for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + sign * (others[i] ?? 0);
    for (const name of exclusionReasons) excluded[name] += sign * b.excluded[name];
    return { kind: 'score', min, max, counts, excluded };
  }

  return {
    empty: () => zero,
    add: (tally, value) => change(tally, [value], 1),
    addAll: (tally, values) => change(tally, values, 1),
    remove: (tally, value) => change(tally, [value], -1),
    merge: (a, b) => plus(a, b, 1),
    negate: (tally) => plus(zero, tally, -1),
    equals: (a, b) =>
      a.min === b.min &&
      a.max === b.max &&
      a.counts.every((count, i) => count === b.counts[i]) &&
      exclusionReasons.every((name) => a.excluded[name] === b.excluded[name]),
  };
}

function isExclusion(value: ScoreValue): value is ExclusionReason {
  return typeof value === 'string' && (exclusionReasons as readonly string[]).includes(value);
}

/** A tally keeps a number for every point. */
const mostPoints = 10_000;

export function checkedScale({ min, max }: Scale): Scale {
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min >= max || max - min >= mostPoints)
    throw new MetricsError('scale-invalid', `${min}..${max}`);
  return { min, max };
}
