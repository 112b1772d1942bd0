import { inRange } from '../in-range.ts';

/** How a customer's deeds add up to a score; the numbers belong to the version of the definition. */
export interface EngagementDefinition {
  /** Per type of event, at least 0; a type without weight counts nothing. */
  readonly weights: Readonly<Record<string, number>>;
  /** After so long an event counts half; in the unit of the events' times. */
  readonly halfLife: number;
  /** The sum at which the score is 63 of 100. */
  readonly scale: number;
}

export interface EngagementEvent {
  readonly type: string;
  readonly time: number;
}

/** What is kept of a customer: Σ w 2^(-age / half-life) as seen from a time. */
export interface EngagementState {
  readonly raw: number;
  readonly time: number;
}

/**
 * What events are worth at a time, Σ w 2^(-age / half-life); those later than it are worth nothing yet.
 *
 * @param time in the unit of the events' times
 * @returns the raw sum, >= 0, as seen from that time
 * @throws `number-out-of-range` for a half-life of 0 or less, a negative weight, or a time beyond ±1e300
 * @source Own definition: exponential decay by half-life
 */
export function engagement(
  events: Iterable<EngagementEvent>,
  definition: EngagementDefinition,
  time: number,
): EngagementState {
  const { weights, halfLife } = checkedDefinition(definition);
  checkedTime(time);
  let raw = 0;
  for (const event of events) {
    const age = time - checkedTime(event.time);
    const weight = Object.hasOwn(weights, event.type) ? (weights[event.type] ?? 0) : 0;
    if (age >= 0) raw += weight * 2 ** (-age / halfLife);
  }
  return { raw: inRange(raw, 0, Number.MAX_VALUE, 'raw'), time };
}

/**
 * The same events seen from another time: decay multiplies. Not from before the latest of them, which a state does
 * not know.
 *
 * @returns the raw sum, >= 0, as seen from `at`
 * @throws `number-out-of-range`
 * @source Own definition: see `engagement`
 */
export function engagementAt(
  { raw, time }: EngagementState,
  { halfLife }: Pick<EngagementDefinition, 'halfLife'>,
  at: number,
): EngagementState {
  inRange(halfLife, Number.MIN_VALUE, Number.MAX_VALUE, 'half-life');
  const decayed =
    inRange(raw, 0, Number.MAX_VALUE, 'raw') * 2 ** (-(checkedTime(at) - checkedTime(time)) / halfLife);
  return { raw: inRange(decayed, 0, Number.MAX_VALUE, 'raw'), time: at };
}

/**
 * Two parts of one customer's events, seen from the later of the two times.
 *
 * @returns the raw sum, >= 0
 * @throws `number-out-of-range`
 * @source Own definition: see `engagement`
 */
export function mergeEngagement(
  a: EngagementState,
  b: EngagementState,
  definition: Pick<EngagementDefinition, 'halfLife'>,
): EngagementState {
  const time = Math.max(a.time, b.time);
  const raw = engagementAt(a, definition, time).raw + engagementAt(b, definition, time).raw;
  return { raw: inRange(raw, 0, Number.MAX_VALUE, 'raw'), time };
}

/**
 * The score of a raw sum: 100 (1 - e^(-raw / scale)).
 *
 * @returns a score, 0..100
 * @throws `number-out-of-range` for a scale of 0 or less or a negative raw sum
 * @source Own definition: a saturating curve, 63 of 100 at the scale
 */
export function engagementScore(
  { raw }: EngagementState,
  { scale }: Pick<EngagementDefinition, 'scale'>,
): number {
  inRange(scale, Number.MIN_VALUE, Number.MAX_VALUE, 'scale');
  return 0 - 100 * Math.expm1(-inRange(raw, 0, Number.MAX_VALUE, 'raw') / scale);
}

function checkedDefinition(definition: EngagementDefinition): EngagementDefinition {
  inRange(definition.halfLife, Number.MIN_VALUE, Number.MAX_VALUE, 'half-life');
  for (const [type, weight] of Object.entries(definition.weights))
    inRange(weight, 0, Number.MAX_VALUE, `weight of ${type}`);
  return definition;
}

function checkedTime(time: number): number {
  return inRange(time, -1e300, 1e300, 'time');
}
