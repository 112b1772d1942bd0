import { MetricsError } from '../metrics-error.ts';

/** Turns local times of an IANA zone into instants and back. Local times are written as if they were UTC. */
export interface TimeZone {
  /** Local time at an instant, as epoch milliseconds of the same reading in UTC. */
  localAt(instant: number): number;
  /**
   * The instant of a local time. In the fall-back hour the first of the two; in the spring-forward gap the time
   * moves on by the length of the gap (as Temporal's `compatible` and RFC 5545 have it).
   */
  instantOf(local: number): number;
}

/** Throws `time-zone-unknown`. */
export function timeZone(name: string): TimeZone {
  const format = formatFor(name);

  function offsetAt(instant: number): number {
    const parts = new Map<string, number>();
    for (const { type, value } of format.formatToParts(instant)) parts.set(type, Number(value));
    const part = (type: string): number => parts.get(type) ?? 0;
    const second = Math.floor(instant / 1000) * 1000;
    return (
      Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
      second
    );
  }

  return {
    localAt: (instant) => instant + offsetAt(instant),
    instantOf(local) {
      const day = 86_400_000;
      const before = offsetAt(local - day);
      const after = offsetAt(local + day);
      for (const offset of before >= after ? [before, after] : [after, before])
        if (offsetAt(local - offset) === offset) return local - offset;
      return local - before;
    },
  };
}

function formatFor(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new MetricsError('time-zone-unknown', name);
  }
}
