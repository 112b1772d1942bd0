import type {
  DefinitionParts,
  Department,
  IndicatorBody,
  IndicatorDefinitionAnswer,
  LibraryEntry,
  Overview,
} from '@attune/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { problemAt } from '../../frame/problem-text.ts';
import type { TextKey } from '../../language/say.ts';
import { useSay } from '../../language/use-say.ts';
import { rootKey } from '../departments/root-key.ts';
import { DraftEditor } from '../reviewed-versions/draft-editor.tsx';
import type { Ended } from '../reviewed-versions/draft-origin.ts';
import { useDraftEditor } from '../reviewed-versions/use-draft-editor.ts';
import { bodyDiff } from './body-diff.ts';
import { DefinitionChanges } from './definition-changes.tsx';
import { definitionKind } from './definition-kind.ts';
import { definitionQuery, readDefinition } from './definition-queries.ts';
import { definitionsChanged } from './definitions-changed.ts';
import { forPreview, hasMethod, missingIn } from './draft-body.ts';
import { bodyOf, type EditorOrigin } from './editor-origin.ts';
import { EffectPanel } from './effect-panel.tsx';
import { historyDays } from './effect-period.ts';
import { IdentityFields } from './identity-fields.tsx';
import { MethodFields } from './method-fields.tsx';
import { previewQuery } from './preview-query.ts';
import { ReadingRules } from './reading-rules.tsx';
import { saveDraft } from './save-draft.ts';
import { useReadAs } from './use-read-as.ts';

interface Props {
  origin: EditorOrigin;
  /** A colleague's step has ended the draft since it was begun. */
  ended: Ended | null;
  /** The version that it would replace; null where there is none. */
  against: number | null;
  overview: Overview;
  parts: DefinitionParts;
  departments: readonly Department[];
  library: readonly LibraryEntry[];
}

const untouched: Record<EditorOrigin['kind'], TextKey> = {
  new: 'save.nothing',
  next: 'save.same',
  draft: 'save.saved',
};

/** A preview is asked for when the hands rest. */
const pause = 450;

/** A definition beside what it does to real data. */
export function Editor({ origin, ended, against, overview, parts, departments, library }: Props) {
  const say = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const keep = (answer: IndicatorDefinitionAnswer) =>
    queries.setQueryData(definitionQuery(answer.key).queryKey, answer);
  const editor = useDraftEditor<IndicatorDefinitionAnswer>({
    begun: bodyOf(origin),
    revision: origin.kind === 'draft' ? origin.draft.revision : null,
    suggestedKey: origin.kind === 'new' ? '' : null,
    check: missingIn,
    save: (draft) => saveDraft(origin, draft),
    goOn: (answer, { version }) => {
      keep(answer);
      if (origin.kind !== 'new' && origin.version === version) return undefined;
      const params = { key: answer.key, version: String(version) };
      return navigate({ to: definitionKind.addresses.edit, params, replace: true });
    },
    refresh: () => definitionsChanged(queries),
  });
  const { body, key, change } = editor;
  const indicatorKey = origin.kind === 'new' ? key : origin.key;

  const [asked] = useDebouncedValue(
    useMemo(() => (hasMethod(body) ? forPreview(body) : null), [body]),
    pause,
  );
  const { wholeMonths, several } = useReadAs(body);
  // What is not there yet has no key to ask by.
  const previewKey = indicatorKey || 'new-indicator';
  const { error: previewError } = useQuery({
    ...previewQuery({
      key: previewKey,
      body: asked as IndicatorBody,
      against,
      ...historyDays({ today: overview.today, wholeMonths }),
      grain: 'month',
    }),
    enabled: asked !== null && !several,
  });
  const root = rootKey(departments) ?? '';

  return (
    <DraftEditor
      kind={definitionKind}
      editor={editor}
      origin={origin}
      ended={ended}
      title={say('library.new')}
      faultAt={(field) => problemAt(field, previewError, say) ?? editor.faultAt(field)}
      untouched={untouched[origin.kind]}
      asBegun={origin.kind === 'next'}
      read={readDefinition}
      differences={(theirs, headings) => (
        <DefinitionChanges diff={bodyDiff(theirs, body, root)} headings={headings} />
      )}
      besideIs="wide"
      beside={
        <EffectPanel
          indicatorKey={previewKey}
          body={asked}
          against={against}
          version={null}
          overview={overview}
          wholeMonths={wholeMonths}
          several={several}
        />
      }
    >
      <MethodFields
        indicatorKey={indicatorKey}
        body={body}
        parts={parts}
        departments={departments}
        library={library}
        onChange={change}
      />
      <IdentityFields
        body={body}
        newKey={origin.kind === 'new' ? key : null}
        tried={editor.tried}
        onKey={editor.setKey}
        onChange={change}
      />
      <ReadingRules body={body} library={library} onChange={change} />
    </DraftEditor>
  );
}
