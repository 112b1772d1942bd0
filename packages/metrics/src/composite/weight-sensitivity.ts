import { inRange } from '../in-range.ts';
import type { CompositeDefinition, PartValues } from './composite-score.ts';
import { checkedComposite, scoredComposite } from './composite-score.ts';

/** The ranks of the units when one weight is changed. */
export interface WeightVariation {
  readonly part: string;
  /** What its weight is multiplied by, for instance 0.8. */
  readonly factor: number;
  /** By unit, 1 = best, equal values share the better rank; null without index. */
  readonly ranks: readonly (number | null)[];
  /** How far a unit moves, at most and on average over the units with an index; null without any. */
  readonly largestShift: number | null;
  readonly meanShift: number | null;
}

/** The ranks a unit can have while all weights move at once; no mix of weights in that range takes it further. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

export interface WeightSensitivity {
  readonly ranks: readonly (number | null)[];
  /** Each part down and up, the others as they are. */
  readonly variations: readonly WeightVariation[];
  /** By unit, among the units that have all parts; null for the others. */
  readonly ranges: readonly (RankRange | null)[];
}

/**
 * How much the order of units (departments, customers) owes to the choice of weights, each of which may be `variation`
 * higher or lower. Found without chance: of two units one is ahead for certain where it still is with the least
 * favourable weights.
 *
 * @param variation a share above 0 and below 1, 0.2 unless given
 * @returns ranks from 1, the best; null for a unit without index or, of the ranges, with a part missing
 * @throws `inconsistent`, `number-out-of-range` for definition, values and variation
 * @source OECD/JRC, Handbook on Constructing Composite Indicators, 2008: uncertainty of the weights
 */
export function weightSensitivity(
  definition: CompositeDefinition,
  units: readonly PartValues[],
  variation = 0.2,
): WeightSensitivity {
  const checked = checkedComposite(definition);
  inRange(variation, Number.MIN_VALUE, 1 - Number.EPSILON, 'variation');
  const values = indices(checked, units);
  const ranks = ranksOf(values);
  const variations = checked.parts.flatMap(({ id }) =>
    [1 - variation, 1 + variation].map((factor) => {
      const parts = checked.parts.map((part) =>
        part.id === id ? { ...part, weight: part.weight * factor } : part,
      );
      // Which units have an index is settled by the weights as they are.
      const varied = indices({ ...checked, parts, missing: { minimumCoverage: 0 } }, units);
      const moved = ranksOf(varied.map((value, i) => ((values[i] ?? null) === null ? null : value)));
      return { part: id, factor, ranks: moved, ...shifts(ranks, moved) };
    }),
  );
  return { ranks, variations, ranges: rankRanges(checked, units, variation) };
}

function indices(definition: CompositeDefinition, units: readonly PartValues[]): (number | null)[] {
  return units.map((unit) => scoredComposite(definition, unit).result.value);
}

/** Rounding apart: so close are equal. */
const tie = 1e-9;

function ranksOf(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value + tie).length,
  );
}

function shifts(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
): Pick<WeightVariation, 'largestShift' | 'meanShift'> {
  const moves = before.flatMap((rank, i) => {
    const now = after[i] ?? null;
    return rank === null || now === null ? [] : [Math.abs(now - rank)];
  });
  if (moves.length === 0) return { largestShift: null, meanShift: null };
  return {
    largestShift: moves.reduce((largest, move) => Math.max(largest, move), 0),
    meanShift: moves.reduce((sum, move) => sum + move, 0) / moves.length,
  };
}

function rankRanges(
  definition: CompositeDefinition,
  units: readonly PartValues[],
  variation: number,
): (RankRange | null)[] {
  const weights = definition.parts.map(({ weight }) => weight);
  const terms = units.map((unit) => termsOf(definition, unit));
  const complete = terms.filter((unit) => unit !== null);
  return terms.map((unit) => {
    if (unit === null) return null;
    const ahead = complete.filter((other) => aheadForCertain(other, unit, { weights, variation }));
    const behind = complete.filter((other) => aheadForCertain(unit, other, { weights, variation }));
    return { best: 1 + ahead.length, worst: complete.length - behind.length };
  });
}

/** What the weights multiply: scores, or their logarithms where the index is geometric; null unless all are there. */
function termsOf(definition: CompositeDefinition, unit: PartValues): number[] | null {
  const { scores } = scoredComposite(definition, unit).result;
  const terms: number[] = [];
  for (const { id } of definition.parts) {
    const score = scores[id] ?? null;
    if (score === null) return null;
    terms.push(definition.aggregation === 'geometric' ? Math.log(score) : score);
  }
  return terms;
}

/** Σ w d > variation Σ w |d|, d being the lead in each part: the smallest sum the weights in their range can give. */
function aheadForCertain(
  a: readonly number[],
  b: readonly number[],
  { weights, variation }: { readonly weights: readonly number[]; readonly variation: number },
): boolean {
  let lead = 0;
  let doubt = 0;
  let total = 0;
  for (const [i, weight] of weights.entries()) {
    if (weight === 0) continue;
    const [x = 0, y = 0] = [a[i], b[i]];
    // The logarithm of a score of 0: such a part decides alone, and two such units are level.
    if (x === -Infinity) return false;
    if (y === -Infinity) return a.every((term, j) => weights[j] === 0 || term > -Infinity);
    total += weight;
    lead += weight * (x - y);
    doubt += weight * Math.abs(x - y);
  }
  return lead - variation * doubt > tie * total;
}
