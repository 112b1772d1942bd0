import type { DefinitionStatus } from '@attune/contracts';
import { addDays } from '../measures/local-day.ts';

/** What all kinds of versions have in common. */
export interface DatedVersion {
  readonly version: number;
  readonly status: DefinitionStatus;
  /** The first and the last local day it is in force; null where there is no such end, or it is not published. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Being worked on. */
export const isOpen = ({ status }: DatedVersion): boolean => status === 'draft' || status === 'in-review';

/** In force at some time, or to come. */
export const wasPublished = ({ status }: DatedVersion): boolean =>
  status === 'published' || status === 'retired';

export const isInForce = (version: DatedVersion, day: string): boolean =>
  wasPublished(version) && (version.from ?? '') <= day && (version.to === null || day <= version.to);

/** In order, a published version being in force until the day before the next one is. */
export function endedByTheNext<Version extends DatedVersion>(versions: readonly Version[]): Version[] {
  return versions
    .toSorted((a, b) => a.version - b.version)
    .map((version, at, all) => {
      const next = all.slice(at + 1).find(wasPublished);
      if (!wasPublished(version) || !next?.from) return version;
      return { ...version, to: earlier(version.to, addDays(next.from, -1)) };
    });
}

/** In force on this day, or else the first one that will be, or else the newest there was. Of at least one version. */
export function shownOn<Version extends DatedVersion>(versions: readonly Version[], day: string): Version {
  return (
    versions.find((version) => isInForce(version, day)) ??
    versions.find(({ status, from }) => status === 'published' && (from ?? '') > day) ??
    versions.findLast(({ status }) => status === 'retired') ??
    (versions.at(-1) as Version)
  );
}

/** The days on which another version begins to be in force, or none is any more. */
export const changeDaysOf = (versions: readonly DatedVersion[]): string[] =>
  versions
    .filter(wasPublished)
    .flatMap(({ from, to }) => [...(from === null ? [] : [from]), ...(to === null ? [] : [addDays(to, 1)])]);

const earlier = (a: string | null, b: string) => (a !== null && a < b ? a : b);
