import type { IndicatorSetAnswer, IndicatorSetBody } from '@attune/contracts';
import type { Draft } from '../reviewed-versions/use-draft-editor.ts';
import { draftSet, draftSetVersion, editSetVersion, proposeSet } from './change-set.ts';
import type { SetOrigin } from './set-origin.ts';

/** Saves what is edited: as a draft of its own, over the one that was read, or as a department's proposal. */
export async function saveSet(
  origin: SetOrigin,
  { key, body, why, revision }: Draft<IndicatorSetBody>,
): Promise<IndicatorSetAnswer> {
  switch (origin.kind) {
    case 'new':
      return draftSet({ key, body, why });
    case 'next':
    case 'draft':
      return revision === null
        ? draftSetVersion(origin.key, { body, why })
        : editSetVersion(origin, { revision, body, why });
    case 'proposal':
      return proposeSet(origin.key, { department: origin.department, body, why });
  }
}
