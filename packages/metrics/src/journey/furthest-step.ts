import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/** Touchpoints to be passed in order, and how long after the first of them the others count. */
export interface Journey {
  readonly steps: readonly string[];
  /** From the opening event, in the unit of the events' times; the end counts. */
  readonly window: number;
}

/** What a customer did, and when: epoch milliseconds, or any other unit. */
export interface JourneyEvent {
  readonly event: string;
  readonly time: number;
}

/**
 * How many steps of a journey one customer has passed. Every event of the first step opens an attempt; other events may
 * lie between the steps; the attempt that came furthest counts. Events at one time keep the order in which they are
 * given.
 *
 * @returns a number of steps, 0 to all
 * @throws `steps-missing`, `number-out-of-range` for a negative window or a time that is not finite
 * @source Own definition: an ordered funnel within a window from its opening event
 */
export function furthestStep(events: readonly JourneyEvent[], journey: Journey): number {
  const { steps, window } = checkedJourney(journey);
  for (const { time } of events) inRange(time, -Number.MAX_VALUE, Number.MAX_VALUE, 'time');
  // Of all attempts that have passed step i, only the one opened last can be overtaken by none: its window closes last.
  const openedLast: (number | undefined)[] = steps.map(() => undefined);
  for (const { event, time } of events.toSorted((a, b) => a.time - b.time))
    // From the last step back, so that one event is not two steps.
    for (let i = steps.length - 1; i >= 0; i -= 1) {
      if (steps[i] !== event) continue;
      const opened = i === 0 ? time : openedLast[i - 1];
      if (opened !== undefined && time - opened <= window) openedLast[i] = opened;
    }
  return openedLast.findLastIndex((opened) => opened !== undefined) + 1;
}

/** Throws `steps-missing`, `number-out-of-range`. */
export function checkedJourney(journey: Journey): Journey {
  if (journey.steps.length === 0) throw new MetricsError('steps-missing');
  inRange(journey.window, 0, Number.MAX_VALUE, 'window');
  return journey;
}
