import { quantile } from '../duration/duration-summary.ts';
import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/** An attribute with its importance, stated or derived (key drivers), and its performance, each on a scale of its own. */
export interface RatedAttribute {
  readonly id: string;
  readonly importance: unknown;
  readonly performance: unknown;
}

/** Where the quadrants meet: the mean or the median of the attributes, or fixed. */
export type Crosshair = 'mean' | 'median' | { readonly importance: number; readonly performance: number };

export type Quadrant = 'keep-up' | 'concentrate-here' | 'low-priority' | 'possible-overkill';

export interface ImportancePerformance {
  /** Of the attributes that have both numbers; null without one. */
  readonly crosshair: { readonly importance: number; readonly performance: number } | null;
  /** In the order given; a quadrant is null where a number is missing. */
  readonly attributes: readonly { readonly id: string; readonly quadrant: Quadrant | null }[];
}

/**
 * Importance-performance analysis: each attribute by which side of the crosshair it lies on; on a line counts as high.
 *
 * @returns the crosshair on the scales given and a quadrant per attribute; null where a number is missing
 * @throws `inconsistent` for an id that comes twice, `number-out-of-range` for a crosshair that is not finite
 * @source Martilla & James, J. Marketing 41(1), 1977, 77-79
 */
export function importancePerformance(
  attributes: readonly RatedAttribute[],
  crosshair: Crosshair,
): ImportancePerformance {
  if (new Set(attributes.map(({ id }) => id)).size < attributes.length)
    throw new MetricsError('inconsistent', 'an attribute comes twice');
  const rated = attributes.filter(isRated);
  const lines = {
    importance: lineOf(
      rated.map(({ importance }) => importance),
      crosshair,
      'importance',
    ),
    performance: lineOf(
      rated.map(({ performance }) => performance),
      crosshair,
      'performance',
    ),
  };
  const { importance, performance } = lines;
  if (importance === null || performance === null)
    return { crosshair: null, attributes: attributes.map(({ id }) => ({ id, quadrant: null })) };
  return {
    crosshair: { importance, performance },
    attributes: attributes.map((attribute) => ({
      id: attribute.id,
      quadrant: isRated(attribute)
        ? quadrantOf(isHigh(attribute.importance, importance), isHigh(attribute.performance, performance))
        : null,
    })),
  };
}

function quadrantOf(important: boolean, performing: boolean): Quadrant {
  if (important) return performing ? 'keep-up' : 'concentrate-here';
  return performing ? 'possible-overkill' : 'low-priority';
}

/** On the line also where only rounding of the mean keeps it off. */
function isHigh(value: number, line: number): boolean {
  return value >= line - 1e-12 * Math.abs(line);
}

function lineOf(
  values: readonly number[],
  crosshair: Crosshair,
  axis: 'importance' | 'performance',
): number | null {
  const line = typeof crosshair === 'string' ? middleOf(values, crosshair) : crosshair[axis];
  return line === null ? null : inRange(line, -Number.MAX_VALUE, Number.MAX_VALUE, axis);
}

function middleOf(values: readonly number[], by: 'mean' | 'median'): number | null {
  if (by === 'mean')
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value / values.length, 0);
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

interface Rated {
  readonly id: string;
  readonly importance: number;
  readonly performance: number;
}

function isRated(attribute: RatedAttribute): attribute is Rated {
  return Number.isFinite(attribute.importance) && Number.isFinite(attribute.performance);
}
