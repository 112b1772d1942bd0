import { twoSidedZ } from '../distribution/normal.ts';
import { twoSidedT } from '../distribution/student-t.ts';
import { inRange } from '../in-range.ts';
import { addedExclusions } from '../indicator/added-exclusions.ts';
import type { Interval, ReadOptions, Reading } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { reachOf } from '../indicator/reading-reach.ts';
import { clip } from '../interval/bounds.ts';
import type { JointMoments } from '../interval/joint-moments.ts';
import { checkedMoments, deltaStandardError } from '../interval/joint-moments.ts';
import type { Reach } from '../interval/mover.ts';
import { addedReach, reachedBounds, scaledReach } from '../interval/mover.ts';
import { MetricsError } from '../metrics-error.ts';
import type { CompositeDefinition, CompositeScore, PresentPart } from './composite-score.ts';
import { checkedComposite, scoredComposite } from './composite-score.ts';

/** What was read of each part, by its id; null or not there where it was not read at all. */
export type PartReadings = Readonly<Record<string, Pick<Reading, 'value' | 'n' | 'excluded'> | null>>;

/**
 * What is known of how the values of the parts scatter together.
 * `joint`: they are means over the same respondents, whose moments these are, in the order of the parts.
 * `independent`: they come from samples that have nothing to do with each other; standard errors by part.
 * `unknown`: they may share respondents, and be correlated in any way; their own intervals, by part.
 */
export type PartUncertainty =
  | { readonly kind: 'joint'; readonly moments: JointMoments }
  | { readonly kind: 'independent'; readonly standardErrors: Readonly<Record<string, number | null>> }
  | { readonly kind: 'unknown'; readonly intervals: Readonly<Record<string, Interval | null>> };

export interface CompositeOptions extends ReadOptions {
  readonly uncertainty?: PartUncertainty | undefined;
}

/** n is the smallest of the parts present; excluded answers are added up over them. */
export interface CompositeReading
  extends Omit<Reading, 'reason'>, Pick<CompositeScore, 'version' | 'scores' | 'coverage'> {
  /** Of the value, by the delta method; null where there is no interval. */
  readonly standardError: number | null;
  readonly reason?: NonNullable<CompositeScore['reason']>;
}

/**
 * An index with the interval of the delta method. Of parts that may be correlated in any way it is MOVER's bound
 * (`mover-bound`): each part's own interval times its slope, added up, for no correlation makes it wider. Without any
 * uncertainty, or that of a part, there is none: `intervalReason` is `interval-not-defined`. A clipped part counts with
 * its slope as if it were not, so that the interval is too wide rather than too narrow.
 *
 * @returns a score, 0..100, as its limits are; null as `compositeScore`
 * @throws `inconsistent`, `number-out-of-range` and `count-not-whole` for definition, values and uncertainty,
 * `lengths-differ` for moments of other parts, `level-out-of-range`
 * @source OECD/JRC, Handbook on Constructing Composite Indicators, 2008; Donner & Zou, Stat. Methods Med. Res. 21, 2012,
 * 347-359
 */
export function readComposite(
  definition: CompositeDefinition,
  parts: PartReadings,
  { level = defaultLevel, uncertainty }: CompositeOptions = {},
): CompositeReading {
  const checked = checkedComposite(definition);
  const given = Object.entries(parts).flatMap(([id, reading]) =>
    reading === null ? [] : [{ id, ...reading }],
  );
  const { result, present } = scoredComposite(
    checked,
    Object.fromEntries(given.map(({ id, value }) => [id, value])),
  );
  const counted = given.filter(({ id }) => present.some((part) => part.id === id));
  const { value, reason, ...made } = result;
  const shared = {
    ...made,
    n: counted.length === 0 ? 0 : Math.min(...counted.map(({ n }) => n)),
    excluded: addedExclusions(counted.map(({ excluded }) => excluded)),
  };
  if (value === null || reason !== undefined)
    return { ...shared, value: null, interval: null, standardError: null, ...(reason && { reason }) };
  if (uncertainty?.kind === 'unknown') {
    const values = Object.fromEntries(given.map((part) => [part.id, part.value]));
    const reach = boundOf(gradientOf(value, { checked, present }), { values, ...uncertainty, level });
    const bounds = reach && reachedBounds(value, reach);
    if (bounds !== null)
      return {
        ...shared,
        value,
        interval: intervalOf(clip(bounds, 0, 100), level, 'mover-bound'),
        standardError: null,
      };
  }
  const estimate =
    uncertainty === undefined || uncertainty.kind === 'unknown'
      ? null
      : estimateOf(value, { checked, present, uncertainty });
  if (estimate === null)
    return { ...shared, value, interval: null, standardError: null, intervalReason: 'interval-not-defined' };
  const { standardError, df } = estimate;
  const half = standardError * (df === null ? twoSidedZ(level) : twoSidedT(level, df));
  const interval = intervalOf(clip([value - half, value + half], 0, 100), level, 'delta');
  return { ...shared, value, interval, standardError };
}

interface Made {
  readonly checked: CompositeDefinition;
  readonly present: readonly PresentPart[];
}

interface Scatter extends Made {
  readonly uncertainty: Exclude<PartUncertainty, { readonly kind: 'unknown' }>;
}

/** Index per unit of each part that counts; null where it has no slope. */
function gradientOf(value: number, { checked, present }: Made): ReadonlyMap<string, number> | null {
  // A part at 0 makes a geometric index 0, where it has no slope.
  if (checked.aggregation === 'geometric' && value === 0) return null;
  return new Map(
    present
      .filter(({ share }) => share > 0)
      .map(({ id, share, score, slope }) => [
        id,
        checked.aggregation === 'geometric' ? (share * value * slope) / score : share * slope,
      ]),
  );
}

function boundOf(
  gradient: ReadonlyMap<string, number> | null,
  {
    values,
    intervals,
    level,
  }: {
    readonly values: Readonly<Record<string, number | null>>;
    readonly intervals: Readonly<Record<string, Interval | null>>;
    readonly level: number;
  },
): Reach | null {
  if (gradient === null) return null;
  const reaches: Reach[] = [];
  for (const [id, slope] of gradient) {
    const interval = Object.hasOwn(intervals, id) ? (intervals[id] ?? null) : null;
    const reach = reachOf({ value: values[id] ?? null, interval }, level);
    if (reach === null) return null;
    reaches.push(scaledReach(slope, reach));
  }
  return addedReach(reaches, 'unknown');
}

interface Estimate {
  readonly standardError: number;
  /** Null where the standard errors are taken as exact. */
  readonly df: number | null;
}

function estimateOf(value: number, { checked, present, uncertainty }: Scatter): Estimate | null {
  const gradient = gradientOf(value, { checked, present });
  if (gradient === null) return null;
  const estimate =
    uncertainty.kind === 'joint'
      ? jointEstimate(
          uncertainty.moments,
          checked.parts.map(({ id }) => gradient.get(id) ?? 0),
        )
      : independentEstimate(uncertainty.standardErrors, gradient);
  return estimate !== null && Number.isFinite(estimate.standardError) ? estimate : null;
}

function jointEstimate(moments: JointMoments, gradient: readonly number[]): Estimate | null {
  checkedMoments(moments);
  if (moments.means.length !== gradient.length)
    throw new MetricsError(
      'lengths-differ',
      `moments of ${moments.means.length} parts, ${gradient.length} parts`,
    );
  const standardError = deltaStandardError(moments, gradient);
  return standardError === null ? null : { standardError, df: moments.n - 1 };
}

function independentEstimate(
  standardErrors: Readonly<Record<string, number | null>>,
  gradient: ReadonlyMap<string, number>,
): Estimate | null {
  let squares = 0;
  for (const [id, slope] of gradient) {
    const standardError = Object.hasOwn(standardErrors, id) ? (standardErrors[id] ?? null) : null;
    if (standardError === null) return null;
    squares += (slope * inRange(standardError, 0, Number.MAX_VALUE, 'standard error')) ** 2;
  }
  return { standardError: Math.sqrt(squares), df: null };
}
