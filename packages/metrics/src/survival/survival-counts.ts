import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';

/**
 * What happened at one time, in any unit: the state that survival needs. Counts of the same time add up, so any
 * split merges exactly. At one time events come before censorings, and those before entries.
 */
export interface SurvivalCount {
  readonly time: number;
  readonly events: number;
  /** Still there when last seen. */
  readonly censored: number;
  /** Came under observation only now (left truncation); 0 where everyone is seen from the start. */
  readonly entered: number;
}

/** One subject: how long it was seen, whether it ended with the event, and from when on, if later than the start. */
export interface Lifetime {
  readonly duration: number;
  readonly observed: boolean;
  readonly entry?: number | undefined;
}

/**
 * Lifetimes as counts of events, censorings and entries.
 *
 * @returns counts, >= 0, one per time in the unit given, in order
 * @throws `number-out-of-range` for a negative time, `inconsistent` for an entry that is not before the end
 * @source Own definition: the state Kaplan & Meier's estimate needs
 */
export function lifetimeCounts(lifetimes: Iterable<Lifetime>): readonly SurvivalCount[] {
  const counts: SurvivalCount[] = [];
  for (const { duration, observed, entry } of lifetimes) {
    const time = inRange(duration, 0, Number.MAX_VALUE, 'duration');
    counts.push({ time, events: observed ? 1 : 0, censored: observed ? 0 : 1, entered: 0 });
    if (entry === undefined) continue;
    if (inRange(entry, 0, Number.MAX_VALUE, 'entry') >= time)
      throw new MetricsError('inconsistent', `entered at ${entry}, gone at ${time}`);
    counts.push({ time: entry, events: 0, censored: 0, entered: 1 });
  }
  return mergedCounts(counts);
}

/**
 * Counts of any parts, one per time, in order.
 *
 * @returns counts, >= 0
 * @throws `count-not-whole`, `number-out-of-range` for a negative time
 * @source Own definition: sums by time
 */
export function mergedCounts(counts: Iterable<SurvivalCount>): readonly SurvivalCount[] {
  const byTime = new Map<number, { time: number; events: number; censored: number; entered: number }>();
  for (const { time, events, censored, entered } of counts) {
    const at = inRange(time, 0, Number.MAX_VALUE, 'time');
    const sum = byTime.get(at) ?? { time: at, events: 0, censored: 0, entered: 0 };
    byTime.set(at, sum);
    sum.events += checkedCount(events);
    sum.censored += checkedCount(censored);
    sum.entered += checkedCount(entered);
  }
  return [...byTime.values()].toSorted((a, b) => a.time - b.time);
}

/** A time with its events, and how many were at risk just before it. */
export interface RiskSet extends SurvivalCount {
  readonly atRisk: number;
}

/** Merged counts with their risk sets. Throws `inconsistent` where more leave than are there. */
export function riskSets(counts: Iterable<SurvivalCount>): readonly RiskSet[] {
  const merged = mergedCounts(counts);
  let atRisk = merged.reduce((sum, { events, censored, entered }) => sum + events + censored - entered, 0);
  if (atRisk < 0) throw new MetricsError('inconsistent', 'more entered than were ever seen');
  return merged.map((count) => {
    const set = { ...count, atRisk };
    if (count.events + count.censored > atRisk)
      throw new MetricsError('inconsistent', `more than ${atRisk} left at ${count.time}`);
    atRisk += count.entered - count.events - count.censored;
    return set;
  });
}
