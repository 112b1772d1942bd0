import type { Department, Indicator, IndicatorSetAnswer, IndicatorSetBody } from '@attune/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { TextKey } from '../../language/say.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { DraftEditor } from '../reviewed-versions/draft-editor.tsx';
import type { Ended } from '../reviewed-versions/draft-origin.ts';
import { useDraftEditor } from '../reviewed-versions/use-draft-editor.ts';
import { BodyOutline } from './body-outline.tsx';
import { faultsIn } from './check-body.ts';
import { GroupsField } from './groups-field.tsx';
import { IndexFields } from './index-fields.tsx';
import { saveSet } from './save-set.ts';
import { SetChanges } from './set-changes.tsx';
import styles from './set-editor.module.css';
import { SetFaults } from './set-faults.tsx';
import { setKind } from './set-kind.ts';
import { bodyOf, type SetOrigin } from './set-origin.ts';
import { readSet, setQuery } from './set-queries.ts';
import { SetWords } from './set-words.tsx';
import { setsChanged } from './sets-changed.ts';

interface Props {
  origin: SetOrigin;
  /** A colleague's step has ended the draft since it was begun. */
  ended: Ended | null;
  suggestedKey: string;
  indicators: readonly Indicator[];
  departments: readonly Department[];
}

const untouched: Record<SetOrigin['kind'], TextKey> = {
  new: 'set-editor.untouched',
  next: 'save.same',
  draft: 'save.saved',
  proposal: 'propose.untouched',
};

/** A set beside its outline, with what is still to be done. */
export function SetEditor({ origin, ended, suggestedKey, indicators, departments }: Props) {
  const say = useSay();
  const nameOf = useName();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const check = useCallback((body: IndicatorSetBody) => faultsIn(body, indicators), [indicators]);
  const editor = useDraftEditor<IndicatorSetAnswer>({
    begun: bodyOf(origin),
    revision: origin.kind === 'draft' ? origin.draft.revision : null,
    suggestedKey: origin.kind === 'new' ? suggestedKey : null,
    check,
    save: (draft) => saveSet(origin, draft),
    goOn: (answer, { version }) => {
      queries.setQueryData(setQuery(answer.key).queryKey, answer);
      const { edit, version: review } = setKind.addresses;
      const params = { key: answer.key, version: String(version) };
      if (origin.kind === 'proposal') return navigate({ to: review, params });
      if (origin.kind !== 'new' && origin.version === version) return undefined;
      return navigate({ to: edit, params, replace: true });
    },
    refresh: () => setsChanged(queries),
  });
  const { body, change } = editor;
  const proposing = origin.kind === 'proposal';
  const department = proposing ? origin.department : '';
  const proposer = departments.find((one) => one.key === department);
  return (
    <DraftEditor
      kind={setKind}
      editor={editor}
      origin={origin}
      ended={ended}
      title={
        proposing
          ? say('propose.of', { department: proposer ? nameOf(proposer.names) : department })
          : say('sets.new')
      }
      lead={proposing ? say('propose.lead') : undefined}
      faultAt={editor.faultAt}
      untouched={untouched[origin.kind]}
      asBegun={origin.kind === 'new' || origin.kind === 'next'}
      submit={proposing ? 'propose.submit' : undefined}
      read={readSet}
      differences={(theirs, headings) => <SetChanges before={theirs} after={body} headings={headings} />}
      besideIs="narrow"
      beside={
        <aside aria-label={say('set-editor.outline')}>
          <h2 className={styles.title}>{say('set-editor.outline')}</h2>
          <BodyOutline body={body} />
          <SetFaults faults={editor.tried ? editor.faults : {}} body={body} />
        </aside>
      }
    >
      <SetWords
        body={body}
        newKey={origin.kind === 'new' ? editor.key : null}
        tried={editor.tried}
        onKey={editor.setKey}
        onChange={change}
      />
      <GroupsField
        groups={body.groups}
        index={body.index}
        indicators={indicators}
        departments={departments}
        onChange={(groups) => change({ groups })}
      />
      <IndexFields index={body.index} onChange={(index) => change({ index })} />
    </DraftEditor>
  );
}
