import { inRange } from '../in-range.ts';
import type { Bounds } from '../interval/bounds.ts';
import { d2, provisionalBelow, runningMean } from './baseline.ts';
import { runsOnOneSide } from './run-rule.ts';

/** Values in the order of their periods; null where a period has none. */
export type ChartValues = readonly (number | null)[];

/** Limits of an XmR chart, found once over a baseline and then kept; null where there are too few values. */
export interface IndividualsLimits {
  /** Values of the baseline. */
  readonly n: number;
  readonly centre: number | null;
  /** The mean distance between neighbours. */
  readonly meanRange: number | null;
  readonly limits: Bounds | null;
  /** Upper limit of a distance between neighbours. */
  readonly rangeLimit: number | null;
  /** Fewer than 12 values: the limits will still move. */
  readonly provisional: boolean;
}

/** Where a chart says that something has changed: zero-based indices of the values. */
export interface IndividualsSignals {
  readonly outside: readonly number[];
  /** The later of two neighbours that lie too far apart. */
  readonly rangesOutside: readonly number[];
  /** Values that are the eighth or later in a row on one side of the centre. */
  readonly runs: readonly number[];
}

/** D4 for two neighbours, as printed. */
const d4 = 3.267;

/**
 * XmR limits: mean ± 3 R̄ / 1.128, and 3.267 R̄ for the distances R between neighbours. No distance spans a period
 * without value.
 *
 * @returns limits in the unit of the values; null without two neighbouring values
 * @throws `number-out-of-range` for a value beyond ±1e300
 * @source Shewhart, Economic Control of Quality of Manufactured Product, 1931; NIST/SEMATECH e-Handbook 6.3.2.2
 */
export function individualsLimits(baseline: ChartValues): IndividualsLimits {
  const values = baseline.filter((value) => value !== null).map(checkedValue);
  const centre = runningMean(values);
  const meanRange = runningMean(ranges(baseline).filter((range) => range !== null));
  const half = meanRange === null ? null : (3 * meanRange) / d2;
  return {
    n: values.length,
    centre,
    meanRange,
    limits: centre === null || half === null ? null : [centre - half, centre + half],
    rangeLimit: meanRange === null ? null : d4 * meanRange,
    provisional: values.length < provisionalBelow,
  };
}

/**
 * Judges values by limits of a baseline, which they need not be part of: outside the limits, too far from the one
 * before, or the eighth and later in a row on one side of the centre.
 *
 * @returns zero-based indices of the values; none without limits
 * @throws `number-out-of-range` for a value beyond ±1e300
 * @source NIST/SEMATECH e-Handbook 6.3.2.2; Western Electric, Statistical Quality Control Handbook, 1956
 */
export function individualsSignals(
  values: ChartValues,
  { centre, limits, rangeLimit }: IndividualsLimits,
): IndividualsSignals {
  const checked = values.map((value) => (value === null ? null : checkedValue(value)));
  if (centre === null || limits === null || rangeLimit === null)
    return { outside: [], rangesOutside: [], runs: [] };
  const [low, high] = limits;
  return {
    outside: indices(checked, (value) => value < low || value > high),
    rangesOutside: indices(ranges(checked), (range) => range > rangeLimit),
    runs: runsOnOneSide(checked, centre),
  };
}

/** For each value its distance to the one before; null where one of the two is missing. */
function ranges(values: ChartValues): (number | null)[] {
  return values.map((value, i) => {
    const before = values[i - 1];
    return value === null || before === null || before === undefined ? null : Math.abs(value - before);
  });
}

function indices(values: readonly (number | null)[], found: (value: number) => boolean): number[] {
  return [...values.keys()].filter((i) => {
    const value = values[i];
    return value !== null && value !== undefined && found(value);
  });
}

/** Far from the end of what a number can hold, so that no distance and no limit leaves it. */
function checkedValue(value: number): number {
  return inRange(value, -1e300, 1e300, 'value');
}
