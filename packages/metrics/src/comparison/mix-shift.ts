import { twoSidedNormalP, twoSidedZ } from '../distribution/normal.ts';
import { checkedProbability } from '../distribution/probability.ts';
import type { Change, ReadOptions } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import type { Moments } from '../interval/moments.ts';
import { checkedSample } from '../interval/moments.ts';

/** One segment in two waves: its answers and their mean; null where it had none. */
export interface SegmentWaves {
  readonly segment: string;
  readonly before: Moments | null;
  readonly after: Moments | null;
}

/** What one segment, or all of them, contributed to the change of the whole, in the unit of the values. */
export interface Shift {
  /** Because it became a larger or a smaller part of the whole. */
  readonly mix: number;
  /** Because its own value changed. */
  readonly real: number;
}

export interface MixShift extends Shift {
  /** After minus before, of the whole; `mix` and `real` add up to it. */
  readonly difference: number;
  readonly segments: readonly (Shift & { readonly segment: string })[];
  /**
   * Whether the real shift is more than noise, with the mix taken as given; p is null where a segment with weight has
   * fewer than two answers in a wave, or nothing scatters.
   */
  readonly test: Change;
}

/**
 * Splits the change of a mean between two waves into a shift of the mix of segments and a real shift within them,
 * without a remainder: mix Σ (w₂ - w₁) (v̄ - V̄), real Σ w̄ (v₂ - v₁), where bars are means of the two waves, w the
 * shares of the segments, v their values and V that of the whole. A segment that is there in one wave only is all mix.
 * NPS is the mean of 100, 0 and -100: `momentsOf([[100, promoters], [0, passives], [-100, detractors]])`.
 *
 * @returns in the unit of the means; null where a wave has no answers
 * @throws `count-not-whole`, `number-out-of-range` for a mean beyond ±1e150 or a variance outside 0..1e300,
 * `level-out-of-range`
 * @source Kitagawa, J. American Statistical Association 50, 1955, 1168-1194
 */
export function mixShift(
  segments: readonly SegmentWaves[],
  { level = defaultLevel }: ReadOptions = {},
): MixShift | null {
  checkedProbability(level);
  const whole = {
    before: wholeOf(segments.map(({ before }) => before)),
    after: wholeOf(segments.map(({ after }) => after)),
  };
  if (whole.before === null || whole.after === null) return null;
  const { before: first, after: second } = whole;
  const middle = (first.mean + second.mean) / 2;
  const shifts = segments.map(({ segment, before, after }) => {
    const w1 = (before?.n ?? 0) / first.n;
    const w2 = (after?.n ?? 0) / second.n;
    const v1 = valueOf(before) ?? valueOf(after) ?? middle;
    const v2 = valueOf(after) ?? v1;
    return { segment, mix: (w2 - w1) * ((v1 + v2) / 2 - middle), real: ((w1 + w2) / 2) * (v2 - v1) };
  });
  const sum = (of: (shift: Shift) => number): number => shifts.reduce((total, shift) => total + of(shift), 0);
  const real = sum((shift) => shift.real);
  return {
    difference: second.mean - first.mean,
    mix: sum((shift) => shift.mix),
    real,
    segments: shifts,
    test: testOf(real, segments, { level, first: first.n, second: second.n }),
  };
}

function testOf(
  real: number,
  segments: readonly SegmentWaves[],
  { level, first, second }: { readonly level: number; readonly first: number; readonly second: number },
): Change {
  const without: Change = {
    difference: real,
    p: null,
    significant: false,
    interval: null,
    method: 'stratified-z',
  };
  let variance = 0;
  for (const { before, after } of segments) {
    if (before === null || after === null || before.n === 0 || after.n === 0) continue;
    if (before.variance === null || after.variance === null) return without;
    const share = (before.n / first + after.n / second) / 2;
    variance += share ** 2 * (before.variance / before.n + after.variance / after.n);
  }
  const standardError = Math.sqrt(variance);
  if (standardError === 0) return without;
  const p = twoSidedNormalP(real / standardError);
  const half = twoSidedZ(level) * standardError;
  return {
    ...without,
    p,
    significant: p < 1 - level,
    interval: intervalOf([real - half, real + half], level, 'stratified-z'),
  };
}

/** n and the mean over all segments; null without answers. */
function wholeOf(waves: readonly (Moments | null)[]): { readonly n: number; readonly mean: number } | null {
  const answered = waves.filter((wave) => wave !== null).filter((wave) => checkedSample(wave).n > 0);
  const n = answered.reduce((sum, wave) => sum + wave.n, 0);
  if (n === 0) return null;
  return { n, mean: answered.reduce((sum, wave) => sum + (wave.n / n) * wave.mean, 0) };
}

function valueOf(wave: Moments | null): number | null {
  return wave === null || wave.n === 0 ? null : wave.mean;
}
