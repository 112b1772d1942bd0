import type { IndicatorBody, IndicatorDefinitionAnswer } from '@attune/contracts';
import type { Draft } from '../reviewed-versions/use-draft-editor.ts';
import { draftDefinition, draftVersion, editVersion } from './change-definition.ts';
import type { EditorOrigin } from './editor-origin.ts';

/** Saves what is edited, as a draft of its own or over the one that was read. */
export async function saveDraft(
  origin: EditorOrigin,
  { key, body, why, revision }: Draft<IndicatorBody>,
): Promise<IndicatorDefinitionAnswer> {
  const answer = await (origin.kind === 'new'
    ? draftDefinition({ key, body, why })
    : revision === null
      ? draftVersion(origin.key, { body, why })
      : editVersion(origin, { revision, body, why }));
  // The client's types make an array of a tuple, here of the two ends of a body's `range`.
  return answer as IndicatorDefinitionAnswer;
}
