import type { Bounds } from '../interval/bounds.ts';
import type { ExclusionReason } from '../tally/exclusion.ts';
import type { FractionExclusion } from '../tally/fraction.ts';

/** The methods of this package; a plugin may name others. */
export type IntervalMethod =
  | 'adjusted-wald'
  | 'student-t'
  | 'student-t-bucketed'
  | 'wilson'
  | 'garwood'
  | 'order-statistics'
  | 'delta'
  | 'stratified-z'
  | 'stratified-newcombe'
  | 'newcombe'
  | 'welch-t'
  | 'conditional-poisson'
  | 'feldt'
  | 'taylor'
  | 'mover'
  | 'mover-bound';

/** A confidence interval in the unit of the value it belongs to. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Confidence, for instance 0.95. */
  readonly level: number;
  /** How the limits were found: an `IntervalMethod`, or what a plugin calls its own. */
  readonly method: string;
}

/** What an indicator says about its tallies. */
export interface Reading {
  /** In the unit of the indicator; null where it cannot be computed, never 0 or NaN. */
  readonly value: number | null;
  /** The answers or facts that count. */
  readonly n: number;
  readonly interval: Interval | null;
  /** What did not count, by reason; only reasons that occurred. `no-customer`: facts about nobody known. */
  readonly excluded: Readonly<Partial<Record<ExclusionReason | FractionExclusion | 'no-customer', number>>>;
  /**
   * Why the value is null: `empty`, `unsettled` (a removal has come before what it removes), `inconsistent` (the
   * counts contradict each other), `no-exposure` (nothing to divide by), `overflow` (beyond what a number holds); of a formula as `FormulaReason`,
   * or `out-of-range` (beyond the range its definition declares).
   */
  readonly reason?: string;
  /** Why a value has no interval, where more data would not give it one: `interval-not-defined`. */
  readonly intervalReason?: string;
}

/** What changed from one wave to the next, between independent samples. */
export interface Change {
  /** After minus before, of the values shown, in the unit of the indicator. */
  readonly difference: number;
  /** Two-sided p; null where there is no test (no spread at all in either wave). */
  readonly p: number | null;
  /** p below 1 - level. One test only: several at once need `benjaminiHochberg`. */
  readonly significant: boolean;
  /** Of the difference; null where the method has none. */
  readonly interval: Interval | null;
  /**
   * The test: `adjusted-wald`, `welch-t`, `pooled-z`, `stratified-z`, `conditional-poisson`, `order-statistics`, `mover`,
   * or what a plugin calls its own; `none` where there is none.
   */
  readonly method: string;
}

export interface ReadOptions {
  /** Confidence of intervals, between 0 and 1, 0.95 unless given; a change is significant below 1 - level. */
  readonly level?: number | undefined;
}

/** The confidence of intervals where none is asked for. */
export const defaultLevel = 0.95;

/** Names the method and level of limits, where there are any. */
export function intervalOf(bounds: Bounds | null, level: number, method: IntervalMethod): Interval | null {
  return bounds && { low: bounds[0], high: bounds[1], level, method };
}
