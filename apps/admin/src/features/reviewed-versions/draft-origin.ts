import type { ReviewedVersion, Versioned } from './reviewed-version.ts';
import { nextVersion, openOf, shownOf } from './version-state.ts';

/** What is edited of something that is there already: its next version, or a draft. */
export type DraftOrigin<Version extends ReviewedVersion> =
  | { kind: 'next'; key: string; version: number; body: Version['body'] }
  | { kind: 'draft'; key: string; version: number; draft: Version };

/** Why a version is not edited: it is in review or published, or it is not there. */
export type Ended = 'closed' | 'missing';

/**
 * The next version begins as what is meant today. `closed`: it is in review or published; `missing`: there is no such
 * version and it is not the next one.
 */
export function draftOriginOf<Version extends ReviewedVersion>(
  { key, versions }: Versioned<Version>,
  { version: text, today }: { version: string; today: string },
): DraftOrigin<Version> | Ended {
  const found = versions.find(({ version }) => String(version) === text);
  if (found)
    return found.status === 'draft' ? { kind: 'draft', key, version: found.version, draft: found } : 'closed';
  const next = nextVersion(versions);
  const base = shownOf(versions, today);
  if (text !== String(next) || !base || openOf(versions)) return 'missing';
  return { kind: 'next', key, version: next, body: base.body };
}

/** What was begun goes on although it has ended meanwhile: what somebody types is not taken away. */
export function heldOrigin<Version extends ReviewedVersion>(
  found: DraftOrigin<Version> | Ended,
  { held, of }: { held: DraftOrigin<Version> | undefined; of: { key: string; version: string } },
): { origin: DraftOrigin<Version> | Ended; ended: Ended | null } {
  if (typeof found === 'object') return { origin: found, ended: null };
  if (held?.key !== of.key || String(held.version) !== of.version) return { origin: found, ended: null };
  return { origin: held, ended: found };
}
