import type { Bounds } from '../interval/bounds.ts';
import { checkShare, clip } from '../interval/bounds.ts';
import type { Share } from '../interval/newcombe.ts';
import { d2, provisionalBelow, runningMean } from './baseline.ts';
import { runsOnOneSide } from './run-rule.ts';

/** What a p-chart judges by, found once over a baseline and then kept. */
export interface ProportionBaseline {
  /** Periods of the baseline with at least one case; fewer than 2 give no limits. */
  readonly periods: number;
  /** Σk / Σn; null where the baseline has no cases. */
  readonly centre: number | null;
  /**
   * How much more the shares move from period to period than chance alone would have it (Laney's σz). Above 1
   * binomial limits are too tight, most of all for large n. Null without spread or with fewer than 2 periods.
   */
  readonly overdispersion: number | null;
  /** Fewer than 12 periods: the limits will still move. */
  readonly provisional: boolean;
}

/** `binomial`: chance alone. `laney`: binomial limits widened by the overdispersion of the baseline (p′-chart). */
export type ProportionForm = 'binomial' | 'laney';

/** The limits of each period, null where it has no cases or the baseline is too short, and where something changed. */
export interface ProportionSignals {
  readonly limits: readonly (Bounds | null)[];
  readonly outside: readonly number[];
  readonly runs: readonly number[];
}

/**
 * What a p-chart judges by: p̄ = Σk / Σn, and Laney's σz, the mean distance between neighbouring z over 1.128.
 *
 * @returns the centre as a share, 0..1, and a factor >= 0; null without cases or, for the factor, without spread
 * @throws `count-not-whole`, `inconsistent` where k exceeds n
 * @source Montgomery, Introduction to Statistical Quality Control; Laney, Quality Engineering 14, 2002
 */
export function proportionBaseline(baseline: readonly Share[]): ProportionBaseline {
  const periods = baseline.map(checkedPeriod).filter(({ n }) => n > 0);
  const k = periods.reduce((sum, period) => sum + period.k, 0);
  const n = periods.reduce((sum, period) => sum + period.n, 0);
  const centre = n === 0 ? null : k / n;
  return {
    periods: periods.length,
    centre,
    overdispersion: centre === null ? null : overdispersionOf(periods, centre),
    provisional: periods.length < provisionalBelow,
  };
}

/**
 * Judges shares by a baseline: p̄ ± 3 √(p̄(1-p̄)/n), times the overdispersion in the form `laney`.
 *
 * @returns limits of each period as shares, 0..1, null without cases or baseline, and zero-based indices of the signals
 * @throws `count-not-whole`, `inconsistent` where k exceeds n
 * @source Montgomery, Introduction to Statistical Quality Control; Laney, Quality Engineering 14, 2002
 */
export function proportionSignals(
  shares: readonly Share[],
  baseline: ProportionBaseline,
  form: ProportionForm = 'binomial',
): ProportionSignals {
  const periods = shares.map(checkedPeriod);
  const { centre } = baseline;
  const widening = form === 'binomial' ? 1 : baseline.overdispersion;
  if (centre === null || widening === null || baseline.periods < 2)
    return { limits: periods.map(() => null), outside: [], runs: [] };
  const limits = periods.map(({ n }): Bounds | null => {
    if (n === 0) return null;
    const half = 3 * widening * spread(centre, n);
    return clip([centre - half, centre + half], 0, 1);
  });
  const values = periods.map(({ k, n }) => (n === 0 ? null : k / n));
  return {
    limits,
    outside: [...values.keys()].filter((i) => {
      const [value, bounds] = [values[i] ?? null, limits[i] ?? null];
      return value !== null && bounds !== null && (value < bounds[0] || value > bounds[1]);
    }),
    runs: runsOnOneSide(values, centre),
  };
}

/** The mean distance between neighbouring z, over d2 for two neighbours. */
function overdispersionOf(periods: readonly Share[], centre: number): number | null {
  if (centre === 0 || centre === 1) return null;
  const z = periods.map(({ k, n }) => (k / n - centre) / spread(centre, n));
  const mean = runningMean(z.slice(1).map((value, i) => Math.abs(value - (z[i] ?? 0))));
  return mean === null ? null : mean / d2;
}

function spread(centre: number, n: number): number {
  return Math.sqrt((centre * (1 - centre)) / n);
}

function checkedPeriod({ k, n }: Share): Share {
  if (n !== 0 || k !== 0) checkShare(k, n);
  return { k, n };
}
