import type { DefinitionVersion } from '@attune/contracts';

/** What a version is today; `past` was in force and another is now. */
export type VersionState = 'draft' | 'in-review' | 'in-force' | 'to-come' | 'past' | 'retired';

type Dated = Pick<DefinitionVersion, 'status' | 'from' | 'to'>;

/** Whether it is still being worked on: it has not been published yet. */
export const isOpenVersion = ({ status }: Pick<Dated, 'status'>): boolean =>
  status === 'draft' || status === 'in-review';

export function versionState({ status, from, to }: Dated, today: string): VersionState {
  if (status === 'draft' || status === 'in-review') return status;
  if ((from ?? '') > today) return 'to-come';
  if (to === null || to >= today) return 'in-force';
  return status === 'retired' ? 'retired' : 'past';
}

/** The one that is being worked on. */
export const openOf = <Version extends Dated>(versions: readonly Version[]): Version | undefined =>
  versions.find(isOpenVersion);

/** What somebody means by the definition today: in force, else to come, else the newest there was. */
export function shownOf<Version extends Dated>(
  versions: readonly Version[],
  today: string,
): Version | undefined {
  const states = versions.map((one) => [versionState(one, today), one] as const);
  const first = (wanted: VersionState) => states.find(([state]) => state === wanted)?.[1];
  return first('in-force') ?? first('to-come') ?? first('retired') ?? first('past') ?? versions[0];
}

export const nextVersion = (versions: readonly { version: number }[]): number =>
  Math.max(0, ...versions.map(({ version }) => version)) + 1;

/** The one published last before a version; the newest of all comes first. */
export const publishedBefore = <Version extends Dated & { version: number }>(
  { version }: { version: number },
  versions: readonly Version[],
): Version | undefined => versions.find((one) => one.version < version && !isOpenVersion(one));
