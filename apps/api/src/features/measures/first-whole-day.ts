import { ingestLimits } from '@attune/contracts';
import { localDays } from './local-day.ts';

const hour = 3_600_000;

/**
 * The first local day, as `2026-03-02`, of which nothing can have been recorded before the declaration: facts are
 * dated a little ahead at most.
 */
export function firstWholeDay(declaredAt: Date, timeZone: string): string {
  const last = localDays(timeZone)(declaredAt.getTime() + ingestLimits.hoursAhead * hour);
  return new Date(Date.parse(`${last}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
}
