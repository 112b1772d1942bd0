import { useMemo, useState } from 'react';
import { type DraftOrigin, draftOriginOf, heldOrigin } from './draft-origin.ts';
import type { ReviewedVersion, Versioned } from './reviewed-version.ts';

/**
 * What an editor of a version begins with, undefined until versions have been read. Once somebody edits it, it stays:
 * `ended` says that a colleague has submitted, published or discarded it meanwhile.
 */
export function useDraftOrigin<Version extends ReviewedVersion>(
  of: Versioned<Version> | undefined,
  { version, today }: { version: string; today: string | undefined },
): ReturnType<typeof heldOrigin<Version>> | undefined {
  const found = useMemo(
    () => (of && today !== undefined ? draftOriginOf(of, { version, today }) : undefined),
    [of, version, today],
  );
  const [held, setHeld] = useState<DraftOrigin<Version>>();
  if (typeof found === 'object' && found !== held) setHeld(found);
  return of && found && heldOrigin(found, { held, of: { key: of.key, version } });
}
