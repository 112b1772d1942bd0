import type { DefinitionVersion, IndicatorBody } from '@attune/contracts';
import type { DraftOrigin } from '../reviewed-versions/draft-origin.ts';
import { emptyBody } from './draft-body.ts';

/** What is edited: an indicator that is not there yet, the next version of one, or a draft. */
export type EditorOrigin = { kind: 'new' } | DraftOrigin<DefinitionVersion>;

/** What it begins with. */
export function bodyOf(origin: EditorOrigin): IndicatorBody {
  switch (origin.kind) {
    case 'new':
      return emptyBody;
    case 'next':
      return origin.body;
    case 'draft':
      return origin.draft.body;
  }
}
