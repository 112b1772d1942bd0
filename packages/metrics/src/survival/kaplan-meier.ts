import { twoSidedZ } from '../distribution/normal.ts';
import { inRange } from '../in-range.ts';
import type { Bounds } from '../interval/bounds.ts';
import { clip } from '../interval/bounds.ts';
import type { SurvivalCount } from './survival-counts.ts';
import { riskSets } from './survival-counts.ts';

/** The curve right after one time with events. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share still there, 0..1. */
  readonly survival: number;
  /** Greenwood's; null once survival is 0. */
  readonly standardError: number | null;
  /** The interval to show: log-log ("exponential Greenwood"), within 0..1; null once survival is 0. */
  readonly logLog: Bounds | null;
  /** survival ± z·se, clipped to 0..1. */
  readonly plain: Bounds | null;
}

export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  /** One step per time with events, in order. */
  readonly steps: readonly SurvivalStep[];
  /** The first time at which half are gone; null where that is not reached. */
  readonly median: number | null;
  /** By inverting the log-log limits (Brookmeyer & Crowley 1982); an end that is not reached is null. */
  readonly medianInterval: readonly [low: number | null, high: number | null];
}

/**
 * Kaplan-Meier estimate of who is still there, S = Π (1 - d/n) over times with events, from counts per time.
 *
 * @param level confidence, between 0 and 1
 * @returns shares, 0..1, times in the unit given; a median not reached is null, limits once S is 0 too
 * @throws `level-out-of-range`, `count-not-whole`, `number-out-of-range` for a negative time, `inconsistent` where more
 * leave than are there
 * @source Kaplan & Meier, JASA 53, 1958; Greenwood 1926; Kalbfleisch & Prentice 1980 for the log-log limits
 */
export function kaplanMeier(counts: Iterable<SurvivalCount>, level: number): SurvivalCurve {
  const z = twoSidedZ(level);
  const sets = riskSets(counts);
  let survival = 1;
  let greenwood = 0;
  const steps: SurvivalStep[] = [];
  for (const { time, events, atRisk } of sets) {
    if (events === 0) continue;
    survival *= (atRisk - events) / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, ...limits(survival, greenwood, z) });
  }
  return {
    n: sets.reduce((sum, { events, censored }) => sum + events + censored, 0),
    events: steps.reduce((sum, { events }) => sum + events, 0),
    steps,
    median: firstAtHalf(steps, ({ survival }) => survival),
    medianInterval: [
      firstAtHalf(steps, ({ logLog }) => logLog?.[0] ?? 0),
      firstAtHalf(steps, ({ logLog, survival }) => logLog?.[1] ?? (survival === 0 ? null : 1)),
    ],
  };
}

/**
 * The share still there at a time: that of the last step up to it.
 *
 * @param time in the unit of the curve
 * @returns a share, 0..1; 1 before the first event
 * @throws `number-out-of-range` for a time below 0 or not finite
 * @source Kaplan & Meier, JASA 53, 1958
 */
export function survivalAt({ steps }: SurvivalCurve, time: number): number {
  inRange(time, 0, Number.MAX_VALUE, 'time');
  return steps.findLast((step) => step.time <= time)?.survival ?? 1;
}

function limits(
  survival: number,
  greenwood: number,
  z: number,
): Pick<SurvivalStep, 'standardError' | 'logLog' | 'plain'> {
  if (survival === 0) return { standardError: null, logLog: null, plain: null };
  const root = Math.sqrt(greenwood);
  const standardError = survival * root;
  const log = Math.log(survival);
  const width = Math.exp((z * root) / -log);
  return {
    standardError,
    logLog: [Math.exp(log * width), Math.exp(log / width)],
    plain: clip([survival - z * standardError, survival + z * standardError], 0, 1),
  };
}

/** A product of shares that is exactly one half may come out a rounding above it. */
const half = 0.5 + 1e-12;

function firstAtHalf(
  steps: readonly SurvivalStep[],
  of: (step: SurvivalStep) => number | null,
): number | null {
  return steps.find((step) => (of(step) ?? 1) <= half)?.time ?? null;
}
