import { checkedProbability } from '../distribution/probability.ts';
import { inRange } from '../in-range.ts';
import { addedExclusions } from '../indicator/added-exclusions.ts';
import type { ReadOptions, Reading } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { reachOf } from '../indicator/reading-reach.ts';
import { clip } from '../interval/bounds.ts';
import type { Dependence, Reach } from '../interval/mover.ts';
import { addedReach, reachedBounds, scaledReach } from '../interval/mover.ts';
import type { Figure, FormulaReason } from './evaluate-tree.ts';
import { evaluated } from './evaluate-tree.ts';
import type { Formula } from './parse-formula.ts';
import type { SlopeRange } from './slopes.ts';

export interface FormulaReadOptions extends ReadOptions {
  /** `independent` only where no respondent or customer can be in two parts. */
  readonly dependence: Dependence;
  /** The ends of what the formula can be; limits are kept within, and what lies beyond is no value of it. */
  readonly range?: readonly [min: number, max: number] | undefined;
}

/**
 * A formula over what was read of its parts. n is the smallest of the parts that were used, and what did not count is
 * added up over them; without a value, of all parts. A result beyond the declared range is no value either: range and
 * formula do not fit, and neither can be trusted over the other.
 *
 * The interval is MOVER's: each part's own interval, however lopsided, times the slope of the formula there, squared and
 * added up (`mover`, independent parts) or added up as it is (`mover-bound`, parts that may share respondents: no
 * correlation makes it wider). A formula that is not linear is taken as linear that far, as the delta method does. Where
 * the intervals of the parts leave open which side of a kink counts (`min`, `max`, `abs`, and the ends of `clamp` and
 * `rescale`), each part counts with the steepest slope either side has; where they leave a condition open, and in
 * everything worked out of a `%`, there is no interval, for the value may jump; nor is there one where every slope is 0,
 * as at the bottom of a square. `round` counts as if it were not there.
 *
 * @param parts by name; missing where one has no value or is not there. A part without an interval of `level` has none
 * @returns in the unit of the formula; null as `FormulaReason`, or as `out-of-range`; the interval null, as `interval-not-defined`, where it
 * hangs on a part without one
 * @throws `level-out-of-range`, `number-out-of-range` for a value that is not finite
 * @source Zou & Donner, Statistics in Medicine 27, 2008, 1693-1702; Donner & Zou, Stat. Methods Med. Res. 21, 2012,
 * 347-359
 */
export function readFormula(
  formula: Formula,
  parts: Readonly<Record<string, Reading>>,
  { level = defaultLevel, dependence, range }: FormulaReadOptions,
): Reading {
  checkedProbability(level);
  const readings = new Map<string, Reading>();
  const reaches = new Map<string, Reach>();
  for (const name of formula.names) {
    const reading = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (reading === undefined) continue;
    readings.set(name, reading);
    const reach = reachOf(reading, level);
    if (reach !== null) reaches.set(name, reach);
  }
  const used = new Set<string>();
  const valueOf = (name: string) => readings.get(name)?.value ?? null;
  const result = evaluated(formula.root, {
    part: (name) => {
      const value = valueOf(name);
      if (value === null) return null;
      used.add(name);
      inRange(value, -Number.MAX_VALUE, Number.MAX_VALUE, name);
      return { value, slopes: new Map([[name, { low: 1, high: 1 }]]) };
    },
    has: (name) => valueOf(name) !== null,
    keepsSign: (figure) => keepsSign(figure, reaches),
  });
  if ('reason' in result) return withoutValue(formula, readings, result.reason);
  const counted = [...used].flatMap((name) => readings.get(name) ?? []);
  const value = range ? withinRange(result.value, range) : result.value + 0;
  if (value === null) return withoutValue(formula, readings, 'out-of-range');
  const shared = {
    value,
    n: counted.length === 0 ? 0 : Math.min(...counted.map(({ n }) => n)),
    excluded: addedExclusions(counted.map(({ excluded }) => excluded)),
  };
  const reach = reachOfFigure(result, reaches, dependence);
  const bounds = reach && reachedBounds(value, reach);
  if (bounds === null) return { ...shared, interval: null, intervalReason: 'interval-not-defined' };
  const method = dependence === 'independent' ? 'mover' : 'mover-bound';
  return { ...shared, interval: intervalOf(range ? clip(bounds, ...range) : bounds, level, method) };
}

function withoutValue(
  { names }: Formula,
  readings: ReadonlyMap<string, Reading>,
  reason: FormulaReason | 'out-of-range',
): Reading {
  const all = names.map((name) => readings.get(name));
  return {
    value: null,
    n: all.length === 0 ? 0 : Math.min(...all.map((reading) => reading?.n ?? 0)),
    interval: null,
    excluded: addedExclusions(all.map((reading) => reading?.excluded ?? {})),
    reason,
  };
}

/**
 * Null where the figure has no slopes, hangs on a part of which nobody knows how far it reaches, or is stationary: at
 * the bottom of a square what a straight line says of its surroundings is wrong.
 */
function reachOfFigure(
  { slopes }: Figure,
  reaches: ReadonlyMap<string, Reach>,
  dependence: Dependence,
): Reach | null {
  if (slopes === null) return null;
  const steep = [...slopes].filter(([, { low, high }]) => low !== 0 || high !== 0);
  if (steep.length === 0 && slopes.size > 0) return null;
  const all: Reach[] = [];
  for (const [name, range] of steep) {
    const reach = reaches.get(name);
    if (reach === undefined) return null;
    all.push(steepest(range, reach));
  }
  return addedReach(all, dependence);
}

function steepest({ low, high }: SlopeRange, reach: Reach): Reach {
  const [one, other] = [scaledReach(low, reach), scaledReach(high, reach)];
  return { below: Math.max(one.below, other.below), above: Math.max(one.above, other.above) };
}

/** Whatever the parts have to do with each other. */
function keepsSign(figure: Figure, reaches: ReadonlyMap<string, Reach>): boolean {
  if (figure.slopes?.size === 0) return true;
  const reach = reachOfFigure(figure, reaches, 'unknown');
  if (reach === null) return false;
  return figure.value > 0 ? reach.below < figure.value : reach.above < -figure.value;
}

/** How far weights that are no binary fractions may carry a sum beyond its end, as a part of the range. */
const roundingOfDoubles = 1e-9;

/** Null where it lies beyond the range by more than doubles are off. */
function withinRange(value: number, [min, max]: readonly [number, number]): number | null {
  const slack = roundingOfDoubles * (max - min);
  if (value < min - slack || value > max + slack) return null;
  return Math.min(Math.max(value, min), max) + 0;
}
