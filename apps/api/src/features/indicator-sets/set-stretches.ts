import { addDays } from '../measures/local-day.ts';
import type { Period } from '../indicators/periods.ts';
import type { SetVersionRow } from './set-library.ts';

/** Days that one version of a set answers, and on which none of its indicators changes. */
export interface Stretch extends Period {
  version: SetVersionRow;
}

/**
 * A range of days, cut where another version of the set, or of an indicator in it, comes into force: each figure is of
 * one version. Days on which there is no set are in no stretch.
 */
export function stretchesOf(
  range: Period,
  {
    setChanges,
    versionOn,
    indicatorChanges,
  }: {
    setChanges: readonly string[];
    versionOn: (day: string) => SetVersionRow | undefined;
    indicatorChanges: (version: SetVersionRow) => Iterable<string>;
  },
): Stretch[] {
  return cutAt(range, setChanges).flatMap((part) => {
    const version = versionOn(part.from);
    if (!version) return [];
    return cutAt(part, indicatorChanges(version)).map((days) => ({ ...days, version }));
  });
}

function cutAt({ from, to }: Period, days: Iterable<string>): Period[] {
  const starts = [from, ...[...new Set(days)].filter((day) => day > from && day <= to).toSorted()];
  return starts.map((start, at) => {
    const next = starts[at + 1];
    return { from: start, to: next === undefined ? to : addDays(next, -1) };
  });
}
