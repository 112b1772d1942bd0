import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedWeights } from '../survey/weights.ts';
import type { CompositePart, PartScore } from './part-score.ts';
import { checkedNormalisation, partScore } from './part-score.ts';

/** A custom index of 0..100 as one version defines it. */
export interface CompositeDefinition {
  /** Raise it with every change: an index is only comparable within one version. */
  readonly version: number;
  readonly parts: readonly CompositePart[];
  /**
   * `null`: without any one part there is no index. Otherwise the parts there are count for the others, as long as
   * they have at least `minimumCoverage`, 0..1, of all weight.
   */
  readonly missing: 'null' | { readonly minimumCoverage: number };
  /** `arithmetic` lets a good part make up for a bad one, `geometric` less so: one part at 0 makes it 0. */
  readonly aggregation: 'arithmetic' | 'geometric';
}

/** The value of each part, by its id; missing where it is null or not there. */
export type PartValues = Readonly<Record<string, number | null>>;

/** An index of one department, period or customer, and how it came about. */
export interface CompositeScore {
  /** 0..100; null where it cannot be computed. */
  readonly value: number | null;
  readonly version: number;
  /** By part. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** The share of all weight whose parts are there, 0..1. */
  readonly coverage: number;
  /** Why the value is null: `empty` (no part with weight), `part-missing`, `below-minimum-coverage`. */
  readonly reason?: 'empty' | 'part-missing' | 'below-minimum-coverage';
}

/**
 * Reads an index from the values of its parts: Σ w s or Π s^w of their scores s, the weights w brought to a sum of 1. A
 * customer health index is this, per customer.
 *
 * @returns a score, 0..100, with the coverage, 0..1; null as `empty`, `part-missing` or `below-minimum-coverage`
 * @throws `inconsistent` without parts, for parts of one id or bounds the wrong way round, `number-out-of-range` for
 * weights, bounds and values
 * @source OECD/JRC, Handbook on Constructing Composite Indicators, 2008
 */
export function compositeScore(definition: CompositeDefinition, values: PartValues): CompositeScore {
  return scoredComposite(checkedComposite(definition), values).result;
}

/** A part that is there, with its share of the weight present. */
export interface PresentPart extends PartScore {
  readonly id: string;
  readonly share: number;
}

/** The score, and of what it is made. The definition must be checked. */
export function scoredComposite(
  { version, parts, missing, aggregation }: CompositeDefinition,
  values: PartValues,
): { readonly result: CompositeScore; readonly present: readonly PresentPart[] } {
  const scored = parts.map((part) => {
    const value = Object.hasOwn(values, part.id) ? (values[part.id] ?? null) : null;
    return { ...part, scored: value === null ? null : partScore(value, part) };
  });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const there = scored.reduce((sum, part) => sum + (part.scored === null ? 0 : part.weight), 0);
  const coverage = there / total;
  const scores = Object.fromEntries(scored.map(({ id, scored }) => [id, scored?.score ?? null]));
  const without = { value: null, version, scores, coverage };
  if (there === 0) return { result: { ...without, reason: 'empty' }, present: [] };
  if (missing === 'null' && scored.some(({ scored }) => scored === null))
    return { result: { ...without, reason: 'part-missing' }, present: [] };
  // Shares of 0.4, 0.3 and 0.3 add up to a hair less than they should.
  if (missing !== 'null' && coverage < missing.minimumCoverage - 1e-12)
    return { result: { ...without, reason: 'below-minimum-coverage' }, present: [] };
  const present = scored.flatMap(({ id, weight, scored }) =>
    scored === null ? [] : [{ ...scored, id, share: weight / there }],
  );
  return { result: { ...without, value: aggregated(present, aggregation) }, present };
}

/** Throws `inconsistent` for parts of one id or bounds the wrong way round, `number-out-of-range`. */
export function checkedComposite(definition: CompositeDefinition): CompositeDefinition {
  const { parts, missing } = definition;
  if (parts.length === 0) throw new MetricsError('inconsistent', 'no parts');
  if (new Set(parts.map(({ id }) => id)).size < parts.length)
    throw new MetricsError('inconsistent', 'two parts of one id');
  checkedWeights(
    parts.map(({ weight }) => inRange(weight, 0, 1e100, 'weight')),
    parts.length,
  );
  for (const { normalisation } of parts) checkedNormalisation(normalisation);
  if (missing !== 'null') inRange(missing.minimumCoverage, 0, 1, 'minimum coverage');
  return definition;
}

function aggregated(
  present: readonly PresentPart[],
  aggregation: CompositeDefinition['aggregation'],
): number {
  const value =
    aggregation === 'arithmetic'
      ? present.reduce((sum, { share, score }) => sum + share * score, 0)
      : present.reduce((product, { share, score }) => product * score ** share, 1);
  // Shares that add up to a hair more than 1 must not lift the index above its parts.
  return Math.min(100, value);
}
