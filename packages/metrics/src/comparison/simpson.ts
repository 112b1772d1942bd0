import { checkedProbability } from '../distribution/probability.ts';
import type { Interval, ReadOptions } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { checkShare } from '../interval/bounds.ts';
import type { Bounds } from '../interval/bounds.ts';
import type { Share } from '../interval/newcombe.ts';
import { newcombeInterval } from '../interval/newcombe.ts';

/** Two groups or waves within one stratum. */
export interface Stratum {
  readonly stratum: string;
  readonly a: Share;
  readonly b: Share;
}

/** Two rates compared as a whole and within strata; differences are a minus b. */
export interface SimpsonComparison {
  /** Over all strata; null without cases. */
  readonly rateA: number | null;
  readonly rateB: number | null;
  readonly difference: number | null;
  readonly interval: Interval | null;
  /** Of the strata compared. */
  readonly strata: readonly { readonly stratum: string; readonly difference: number }[];
  /** Strata in which one of the two has no cases. */
  readonly leftOut: readonly string[];
  /** The differences of the strata, each weighing as much as it has cases; null where none could be compared. */
  readonly standardized: number | null;
  readonly standardizedInterval: Interval | null;
  /** Above 1 where a has the better odds within the strata; null where it is not defined. */
  readonly mantelHaenszel: number | null;
  /** The whole and the standardized difference have opposite signs. */
  readonly reversal: boolean;
  /** Every stratum has the opposite sign of the whole. */
  readonly fullReversal: boolean;
  /** What to warn of: a reversal of two differences that are both more than noise. */
  readonly warning: boolean;
}

/**
 * Looks for Simpson's paradox: the difference of two rates against that within strata, weighed by their cases, and the
 * Mantel-Haenszel odds ratio. The interval of the standardized difference puts together Newcombe's of the strata.
 *
 * @returns rates 0..1, differences -1..1 (a minus b), an odds ratio >= 0; null without cases to compare
 * @throws `count-not-whole`, `inconsistent` where k exceeds n, `level-out-of-range`
 * @source Simpson, JRSS B 13, 1951, 238-241; Mantel & Haenszel, J. National Cancer Institute 22, 1959; Yan & Su,
 * Statistics in Biopharmaceutical Research 2, 2010, 381-386
 */
export function simpsonComparison(
  strata: readonly Stratum[],
  { level = defaultLevel }: ReadOptions = {},
): SimpsonComparison {
  checkedProbability(level);
  for (const { a, b } of strata) for (const { k, n } of [a, b]) if (n !== 0 || k !== 0) checkShare(k, n);
  const whole = { a: pooled(strata.map(({ a }) => a)), b: pooled(strata.map(({ b }) => b)) };
  const both = whole.a.n > 0 && whole.b.n > 0;
  const difference = both ? rate(whole.a) - rate(whole.b) : null;
  const bounds = both ? newcombeInterval(whole.b, whole.a, level) : null;
  const compared = strata.filter(({ a, b }) => a.n > 0 && b.n > 0);
  const differences = compared.map(({ stratum, a, b }) => ({ stratum, difference: rate(a) - rate(b) }));
  const standard = standardizedOf(compared, level);
  const sign = signOf(difference ?? 0);
  const reversal = sign !== 0 && signOf(standard?.difference ?? 0) === -sign;
  return {
    rateA: whole.a.n === 0 ? null : rate(whole.a),
    rateB: whole.b.n === 0 ? null : rate(whole.b),
    difference,
    interval: intervalOf(bounds, level, 'newcombe'),
    strata: differences,
    leftOut: strata.filter((stratum) => !compared.includes(stratum)).map(({ stratum }) => stratum),
    standardized: standard?.difference ?? null,
    standardizedInterval: intervalOf(standard?.bounds ?? null, level, 'stratified-newcombe'),
    mantelHaenszel: mantelHaenszel(compared),
    reversal,
    fullReversal:
      sign !== 0 && compared.length > 0 && differences.every((own) => signOf(own.difference) === -sign),
    warning: reversal && excludesZero(bounds) && excludesZero(standard?.bounds ?? null),
  };
}

interface Standardized {
  readonly difference: number;
  readonly bounds: Bounds;
}

function standardizedOf(strata: readonly Stratum[], level: number): Standardized | null {
  const cases = strata.reduce((sum, { a, b }) => sum + a.n + b.n, 0);
  if (cases === 0) return null;
  let difference = 0;
  let below = 0;
  let above = 0;
  for (const { a, b } of strata) {
    const weight = (a.n + b.n) / cases;
    const own = rate(a) - rate(b);
    const [low, high] = newcombeInterval(b, a, level);
    difference += weight * own;
    below += (weight * (own - low)) ** 2;
    above += (weight * (high - own)) ** 2;
  }
  return { difference, bounds: [difference - Math.sqrt(below), difference + Math.sqrt(above)] };
}

function mantelHaenszel(strata: readonly Stratum[]): number | null {
  let forA = 0;
  let forB = 0;
  for (const { a, b } of strata) {
    forA += (a.k * (b.n - b.k)) / (a.n + b.n);
    forB += (b.k * (a.n - a.k)) / (a.n + b.n);
  }
  return forB === 0 ? null : forA / forB;
}

function pooled(shares: readonly Share[]): Share {
  return {
    k: shares.reduce((sum, { k }) => sum + k, 0),
    n: shares.reduce((sum, { n }) => sum + n, 0),
  };
}

function rate({ k, n }: Share): number {
  return k / n;
}

/** Differences that cancel leave rounding, which has no sign. */
function signOf(difference: number): number {
  return Math.abs(difference) < 1e-12 ? 0 : Math.sign(difference);
}

function excludesZero(bounds: Bounds | null): boolean {
  return bounds !== null && (bounds[0] > 0 || bounds[1] < 0);
}
