import type { CustomerSpan } from '@attune/metrics';

/** Local day numbers on which something happened, per customer, in order. */
export type Days = ReadonlyMap<string, readonly number[]>;

/**
 * Who was a customer at a cut-off and when they were lost, where lost is who shows no activity for the horizon: those
 * without any in the horizon before the cut-off were lost before.
 */
export function spansByInactivity(
  activity: Days,
  { cutOff, horizon }: { cutOff: number; horizon: number },
): CustomerSpan[] {
  return [...activity].flatMap(([customer, days]) => {
    const [since] = days;
    const last = days.findLast((day) => day < cutOff);
    if (since === undefined || last === undefined) return [];
    if (last < cutOff - horizon) return [{ customer, since, lostAt: last + horizon }];
    const comesBack = days.some((day) => day >= cutOff && day < cutOff + horizon);
    return [{ customer, since, lostAt: comesBack ? null : cutOff }];
  });
}

/** Starts and ends of subscriptions, per customer. */
export type Subscriptions = ReadonlyMap<string, { starts: readonly number[]; ends: readonly number[] }>;

/** Lost is whose last open subscription ends; a start and an end on one day leave nothing open. */
export function spansBySubscription(subscriptions: Subscriptions, cutOff: number): CustomerSpan[] {
  return [...subscriptions].flatMap(([customer, { starts, ends }]) => {
    const changes = [
      ...starts.map((day) => ({ day, by: 1 })),
      ...ends.map((day) => ({ day, by: -1 })),
    ].toSorted((a, b) => a.day - b.day || b.by - a.by);
    let open = 0;
    let span: { customer: string; since: number; lostAt: number | null } | undefined;
    for (const { day, by } of changes) {
      // The span that covers the cut-off decides; one that begins later is not of its customers.
      if (open === 0 && by === 1 && (span === undefined || day < cutOff))
        span = { customer, since: day, lostAt: null };
      // An end whose start was never told takes nothing away.
      open = Math.max(0, open + by);
      if (open === 0 && span !== undefined && span.lostAt === null) span.lostAt = day;
    }
    return span === undefined ? [] : [span];
  });
}
