import type { IndicatorBody, IndicatorDefinitionAnswer } from '@attune/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { draftDefinition, draftVersion, editVersion } from './change-definition.ts';
import { definitionQuery } from './definition-queries.ts';
import type { EditorOrigin } from './editor-origin.ts';

interface Draft {
  /** Of an indicator that is not there yet. */
  key: string;
  body: IndicatorBody;
  why: string;
  /** As read after somebody else changed it; without it as the editor began with. */
  revision?: number;
}

/** Saves what is edited, as a draft of its own or over the one that was read. */
export function useSaveDraft(
  origin: EditorOrigin,
  onSaved: (answer: IndicatorDefinitionAnswer) => Promise<void>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, body, why, revision }: Draft) => {
      const answer =
        origin.kind === 'new'
          ? await draftDefinition({ key, body, why })
          : origin.kind === 'next'
            ? await draftVersion(origin.key, { body, why })
            : await editVersion(origin, { revision: revision ?? origin.draft.revision, body, why });
      return answer as IndicatorDefinitionAnswer;
    },
    onSuccess: onSaved,
    onError: (_error, { body }) => {
      // What was written stays in the form; only what others did is asked for.
      if (origin.kind !== 'new' && body)
        void queries.cancelQueries({ queryKey: definitionQuery(origin.key).queryKey });
    },
  });
}
