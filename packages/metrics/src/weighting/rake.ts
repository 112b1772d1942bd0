import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { DesignEffect } from './design-effect.ts';
import { designEffect } from './design-effect.ts';
import type { Margin, NumberedMargin } from './margin.ts';
import { numbered, startingWeights } from './margin.ts';

/** Bounds of weights as multiples of their mean. */
export interface TrimBounds {
  readonly low: number;
  readonly high: number;
}

/** The usual bounds of trimmed weights: a fifth and five times their mean. */
export const usualTrim: TrimBounds = { low: 0.2, high: 5 };

export interface RakeOptions {
  /** 1 each unless given. */
  readonly baseWeights?: readonly number[] | undefined;
  /** How many respondents of the same levels and weight each stands for; whole numbers, 1 each unless given. */
  readonly counts?: readonly number[] | undefined;
  /** Weights beyond are cut to the bounds and raked once more; not done unless asked. */
  readonly trim?: TrimBounds | undefined;
}

/** One weight per respondent, what they cost, and how they came about. */
export interface Raked extends DesignEffect {
  readonly weights: readonly number[];
  /** Rounds over all margins, of both rakings together. */
  readonly rounds: number;
  /** Null unless asked for. */
  readonly trimmed: Trimmed | null;
}

export interface Trimmed extends TrimBounds {
  /** Respondents whose weight was cut. */
  readonly cut: number;
  /** Respondents whose weight is beyond the bounds once more, after the second raking. */
  readonly beyond: number;
}

/** A factor this close to 1 changes nothing. */
const precision = 1e-12;

const mostRounds = 5000;

/** A cell with so little of all the weight has none: the smallest numbers there are take a hundred times as long. */
const nothing = 1e-200;

/**
 * Scales one margin after another to its targets until none needs to any more; the weights keep the sum of those
 * they began with.
 *
 * @returns a weight per respondent, >= 0, their design effect, and what was trimmed
 * @throws `not-converged` after 5000 rounds (the targets contradict each other or cells are empty), `targets-invalid`,
 * `lengths-differ`, `level-without-target`, `level-without-respondents`, `count-not-whole` for a count,
 * `number-out-of-range` for the weights begun with and the bounds
 * @source Deming & Stephan, Annals of Mathematical Statistics 11(4), 1940, 427-444
 */
export function rake(
  margins: readonly Margin[],
  { baseWeights, counts: given, trim }: RakeOptions = {},
): Raked {
  const respondents = baseWeights?.length ?? given?.length ?? margins[0]?.levels.length ?? 0;
  const base = startingWeights(respondents, baseWeights);
  const counts = checkedCounts(respondents, given);
  const all = (weights: readonly number[]) => weights.map((weight, who) => weight * (counts[who] ?? 0));
  const numberedMargins = margins.map((margin) => numbered(margin, all(base)));
  const total = all(base).reduce((sum, weight) => sum + weight, 0);
  const first = rakeOnce(base, all(base), { total, margins: numberedMargins });
  if (trim === undefined) return { ...first, trimmed: null, ...designEffect(first.weights, counts) };
  const { low, high } = checkedBounds(trim);
  const cut = cutBeyond(first.weights, counts, { low, high });
  const second = rakeOnce(cut.weights, all(cut.weights), { total, margins: numberedMargins });
  const beyond = cutBeyond(second.weights, counts, { low: low - 1e-9, high: high + 1e-9 }).cut;
  return {
    weights: second.weights,
    rounds: first.rounds + second.rounds,
    trimmed: { low, high, cut: cut.cut, beyond },
    ...designEffect(second.weights, counts),
  };
}

function checkedCounts(respondents: number, given: readonly number[] | undefined): readonly number[] {
  if (given === undefined) return Array.from({ length: respondents }, () => 1);
  if (given.length !== respondents)
    throw new MetricsError('lengths-differ', `${given.length} counts, ${respondents} respondents`);
  return given.map(checkedCount);
}

interface Raking {
  readonly weights: readonly number[];
  readonly rounds: number;
}

/**
 * Works on the distinct combinations of levels, of which there are few however many respondents there are.
 *
 * @param all what each weighs with everybody it stands for
 */
function rakeOnce(
  base: readonly number[],
  all: readonly number[],
  { total, margins }: { total: number; margins: readonly NumberedMargin[] },
): Raking {
  const { cells, cellOf } = combinations(all, margins);
  // Numbers in a row and plain loops: targets that hardly agree take thousands of rounds.
  const current = Float64Array.from(cells, ({ weight }) => weight);
  const scales = margins.map(({ targets }, place) => ({
    levels: Int32Array.from(cells, ({ levels }) => levels[place] ?? 0),
    wanted: Float64Array.from(targets, (target) => target * total),
    least: nothing * total,
  }));
  for (let round = 1; round <= mostRounds; round += 1) {
    let farthest = 0;
    for (const scale of scales) farthest = Math.max(farthest, scaleTo(scale, current));
    if (farthest <= precision) {
      const factors = cells.map(({ weight }, cell) => (weight === 0 ? 0 : (current[cell] ?? 0) / weight));
      return { weights: base.map((weight, who) => weight * (factors[cellOf[who] ?? 0] ?? 0)), rounds: round };
    }
  }
  throw new MetricsError('not-converged', `${mostRounds} rounds`);
}

/** One margin as numbers: the level of each cell, and what each level should come to. */
interface Scale {
  readonly levels: Int32Array;
  readonly wanted: Float64Array;
  /** Cells below it are emptied. */
  readonly least: number;
}

/** Scales the cells to one margin; how far the farthest factor is from 1. */
function scaleTo({ levels, wanted, least }: Scale, cells: Float64Array): number {
  const factors = new Float64Array(wanted.length);
  for (let cell = 0; cell < cells.length; cell += 1)
    factors[levels[cell] as number] = (factors[levels[cell] as number] as number) + (cells[cell] as number);
  let farthest = 0;
  for (let level = 0; level < wanted.length; level += 1) {
    const factor = factorOf(wanted[level] as number, factors[level] as number);
    factors[level] = factor;
    farthest = Math.max(farthest, Math.abs(factor - 1));
  }
  for (let cell = 0; cell < cells.length; cell += 1) {
    const scaled = (cells[cell] as number) * (factors[levels[cell] as number] as number);
    cells[cell] = scaled < least ? 0 : scaled;
  }
  return farthest;
}

/** A level that the other margins have emptied cannot be filled again. */
function factorOf(wanted: number, sum: number): number {
  if (sum > 0) return wanted / sum;
  if (wanted > 0) throw new MetricsError('not-converged', 'the targets leave a level empty');
  return 1;
}

interface Cell {
  /** The number of the level in each margin. */
  readonly levels: readonly number[];
  weight: number;
}

function combinations(
  base: readonly number[],
  margins: readonly NumberedMargin[],
): { readonly cells: readonly Cell[]; readonly cellOf: readonly number[] } {
  const cells: Cell[] = [];
  const places = new Map<string, number>();
  const cellOf = base.map((weight, who) => {
    const levels = margins.map((margin) => margin.levels[who] ?? 0);
    const key = levels.join();
    const place = places.get(key) ?? cells.length;
    const cell = cells[place];
    if (cell === undefined) {
      places.set(key, place);
      cells.push({ levels, weight });
    } else cell.weight += weight;
    return place;
  });
  return { cells, cellOf };
}

function checkedBounds({ low, high }: TrimBounds): TrimBounds {
  return { low: inRange(low, 0, 1, 'lower bound'), high: inRange(high, 1, Number.MAX_VALUE, 'upper bound') };
}

/** Respondents of weight 0 are left out: they were given no say before. */
function cutBeyond(
  weights: readonly number[],
  counts: readonly number[],
  { low, high }: TrimBounds,
): { readonly weights: readonly number[]; readonly cut: number } {
  const together = (value: (weight: number, count: number) => number): number =>
    weights.reduce((sum, weight, who) => sum + (weight > 0 ? value(weight, counts[who] ?? 0) : 0), 0);
  const mean = together((weight, count) => weight * count) / together((_, count) => count);
  const inside = weights.map((weight) =>
    weight === 0 ? 0 : Math.min(high * mean, Math.max(low * mean, weight)),
  );
  const cut = inside.reduce(
    (sum, weight, who) => sum + (weight === weights[who] ? 0 : (counts[who] ?? 0)),
    0,
  );
  return { weights: inside, cut };
}
