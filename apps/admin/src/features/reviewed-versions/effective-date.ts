import type { DefinitionVersion } from '@attune/contracts';
import { addDays, addMonths, startOfMonth, startOfQuarter } from '../../calendar/local-day.ts';

type Dated = Pick<DefinitionVersion, 'version' | 'status' | 'from' | 'to'>;

/** When a version may begin. */
export interface DateRule {
  /** The version before, null where there is none: then it may be in force since ever. */
  after: { version: number; day: string | null; ends: boolean } | null;
  /** The first day allowed; null where any is. */
  first: string | null;
  /** What is proposed: of a first version this quarter's first day, since nobody has seen figures of it; else next month's. */
  suggested: string;
}

/** A version begins after the one before it began, or after the day it was retired. */
export function dateRule(versions: readonly Dated[], today: string): DateRule {
  const latest = versions
    .filter(({ status }) => status === 'published' || status === 'retired')
    .toSorted((a, b) => b.version - a.version)[0];
  const ends = latest?.status === 'retired';
  const day = latest ? (ends ? latest.to : latest.from) : null;
  const first = day === null ? null : addDays(day, 1);
  const nextMonth = addMonths(startOfMonth(today), 1);
  return {
    after: latest ? { version: latest.version, day, ends } : null,
    first,
    suggested: latest ? (first !== null && first > nextMonth ? first : nextMonth) : startOfQuarter(today),
  };
}
