import type { IndicatorSetAnswer, IndicatorSetBody, SetVersion } from '@attune/contracts';
import { openOf, shownOf } from '../reviewed-versions/version-state.ts';

/** What is edited: a set that is not there yet, the next version of one, a draft, or what a department proposes. */
export type SetOrigin =
  | { kind: 'new'; body: IndicatorSetBody }
  | { kind: 'next'; key: string; version: number; body: IndicatorSetBody }
  | { kind: 'draft'; key: string; version: number; draft: SetVersion }
  | { kind: 'proposal'; key: string; version: number; department: string; body: IndicatorSetBody };

export const bodyOf = (origin: SetOrigin): IndicatorSetBody =>
  origin.kind === 'draft' ? origin.draft.body : origin.body;

/**
 * The next version begins as what is meant today. `closed`: it is in review or published; `missing`: there is no such
 * version and it is not the next one.
 */
export function setOriginOf(
  { key, versions }: IndicatorSetAnswer,
  { version: text, today }: { version: string; today: string },
): SetOrigin | 'missing' | 'closed' {
  const found = versions.find(({ version }) => String(version) === text);
  if (found)
    return found.status === 'draft' ? { kind: 'draft', key, version: found.version, draft: found } : 'closed';
  const next = nextVersion(versions);
  const base = shownOf(versions, today);
  if (text !== String(next) || !base || openOf(versions)) return 'missing';
  return { kind: 'next', key, version: next, body: base.body };
}

export const nextVersion = (versions: readonly Pick<SetVersion, 'version'>[]): number =>
  Math.max(0, ...versions.map(({ version }) => version)) + 1;
