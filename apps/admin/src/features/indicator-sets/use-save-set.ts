import type { IndicatorSetAnswer, IndicatorSetBody } from '@attune/contracts';
import { useMutation } from '@tanstack/react-query';
import { draftSet, draftSetVersion, editSetVersion, proposeSet } from './change-set.ts';
import type { SetOrigin } from './set-origin.ts';

interface Draft {
  /** Of a set that is not there yet. */
  key: string;
  body: IndicatorSetBody;
  why: string;
  /** As read after somebody else changed it; without it as the editor began with. */
  revision?: number;
}

/** Saves what is edited: as a draft of its own, over the one that was read, or as a department's proposal. */
export function useSaveSet(origin: SetOrigin, onSaved: (answer: IndicatorSetAnswer) => Promise<void>) {
  return useMutation({
    mutationFn: ({ key, body, why, revision }: Draft): Promise<IndicatorSetAnswer> => {
      switch (origin.kind) {
        case 'new':
          return draftSet({ key, body, why });
        case 'next':
          return draftSetVersion(origin.key, { body, why });
        case 'draft':
          return editSetVersion(origin, { revision: revision ?? origin.draft.revision, body, why });
        case 'proposal':
          return proposeSet(origin.key, { department: origin.department, body, why });
      }
    },
    onSuccess: onSaved,
  });
}
