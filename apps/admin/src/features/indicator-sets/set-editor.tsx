import type { Department, Indicator, IndicatorSetAnswer, IndicatorSetBody } from '@attune/contracts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { useName } from '../../language/use-name.ts';
import type { TextKey } from '../../language/say.ts';
import { useSay } from '../../language/use-say.ts';
import styles from '../indicator-definitions/editor.module.css';
import { FaultsProvider } from '../../frame/faults.tsx';
import { LeaveDialog } from '../reviewed-versions/leave-dialog.tsx';
import { SaveBar } from '../reviewed-versions/save-bar.tsx';
import { BodyOutline } from './body-outline.tsx';
import { faultsIn } from './check-body.ts';
import { GroupsField } from './groups-field.tsx';
import { IndexFields } from './index-fields.tsx';
import { SetChangedDialog } from './set-changed-dialog.tsx';
import outline from './set-editor.module.css';
import { SetFaults } from './set-faults.tsx';
import { bodyOf, type SetOrigin } from './set-origin.ts';
import { problemText } from '../../frame/problem-text.ts';
import { setQuery } from './set-queries.ts';
import { SetWords } from './set-words.tsx';
import { setsChanged } from './sets-changed.ts';
import { useSaveSet } from './use-save-set.ts';

interface Props {
  origin: SetOrigin;
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

/** Left what it is, right what that comes to. Nothing is kept until it is saved, with a reason. */
export function SetEditor({ origin, suggestedKey, indicators, departments }: Props) {
  const say = useSay();
  const nameOf = useName();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [body, setBody] = useState(() => bodyOf(origin));
  const [saved, setSaved] = useState(() => bodyOf(origin));
  const [revision, setRevision] = useState(origin.kind === 'draft' ? origin.draft.revision : null);
  const [key, setKey] = useState(suggestedKey);
  const [tried, setTried] = useState(false);
  // Fields that hold what somebody types start anew when a whole body comes from elsewhere.
  const [generation, setGeneration] = useState(0);
  const leaving = useRef(false);
  const dirty = JSON.stringify(body) !== JSON.stringify(saved) || key !== suggestedKey;
  const blocker = useBlocker({
    shouldBlockFn: () => dirty && !leaving.current,
    enableBeforeUnload: () => dirty && !leaving.current,
    withResolver: true,
  });
  const change = (changes: Partial<IndicatorSetBody>) => setBody((now) => ({ ...now, ...changes }));

  const save = useSaveSet(origin, async (answer: IndicatorSetAnswer) => {
    const [newest] = answer.versions;
    if (!newest) return;
    setBody(newest.body);
    setSaved(newest.body);
    setRevision(newest.revision);
    queries.setQueryData(setQuery(answer.key).queryKey, answer);
    leaving.current = origin.kind !== 'draft';
    const params = { key: answer.key, version: String(newest.version) };
    if (origin.kind === 'new')
      await navigate({ to: '/sets/$key/versions/$version/edit', params, replace: true });
    if (origin.kind === 'proposal') await navigate({ to: '/sets/$key/versions/$version', params });
    await setsChanged(queries);
  });
  const failed = save.error instanceof RequestFailed ? save.error : null;
  const changed = failed?.code === 'definition-changed';

  const faults = useMemo(() => faultsIn(body, indicators), [body, indicators]);
  const faulty = Object.keys(faults).length > 0;
  const faultAt = (field: string): string | null => {
    if (failed?.field === field) return problemText(failed, say);
    const found = faults[field];
    // What is still empty is told once somebody thinks it is done; what is wrong, at once.
    return found && (tried || found !== 'editor.needed') ? say(found) : null;
  };

  function trySave(why: string): void {
    setTried(true);
    if (faulty || (origin.kind === 'new' && key === '')) return;
    save.mutate({ key, body, why, ...(revision === null ? {} : { revision }) });
  }

  function take(theirs: IndicatorSetBody, of: number): void {
    setBody(theirs);
    setSaved(theirs);
    setRevision(of);
    setGeneration((now) => now + 1);
    save.reset();
  }

  const department = origin.kind === 'proposal' ? origin.department : null;
  const proposer = departments.find((one) => one.key === department);
  return (
    <FaultsProvider value={faultAt}>
      <div className={styles.page} data-testid="set-editor">
        <header>
          <p className={styles.back}>
            {origin.kind === 'new' ? (
              <Link to="/sets">{say('sets.title')}</Link>
            ) : (
              <Link to="/sets/$key" params={{ key: origin.key }}>
                {nameOf(saved.names)}
              </Link>
            )}
          </p>
          <h1 className={styles.title}>
            {origin.kind === 'new'
              ? say('sets.new')
              : origin.kind === 'proposal'
                ? say('propose.of', { department: proposer ? nameOf(proposer.names) : origin.department })
                : say(origin.kind === 'next' ? 'editor.next' : 'editor.draft', { version: origin.version })}
          </h1>
          {origin.kind === 'proposal' ? <p className={outline.lead}>{say('propose.lead')}</p> : null}
        </header>
        <div className={outline.columns}>
          <div className={styles.form} key={generation}>
            <SetWords
              body={body}
              newKey={origin.kind === 'new' ? key : null}
              tried={tried}
              onKey={setKey}
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
          </div>
          <aside className={outline.outline} aria-label={say('set-editor.outline')}>
            <h2 className={outline.title}>{say('set-editor.outline')}</h2>
            <BodyOutline body={body} />
            <SetFaults faults={tried ? faults : {}} body={body} />
          </aside>
        </div>
        <SaveBar
          dirty={dirty}
          untouched={untouched[origin.kind]}
          saved={
            origin.kind === 'draft' ? (
              <Button
                data-testid="to-review"
                renderRoot={(props) => (
                  <Link
                    to="/sets/$key/versions/$version"
                    params={{ key: origin.key, version: String(origin.version) }}
                    {...props}
                  />
                )}
              >
                {say('save.review')}
              </Button>
            ) : null
          }
          submit={origin.kind === 'proposal' ? 'propose.submit' : 'save.submit'}
          ready={dirty || origin.kind === 'new' || origin.kind === 'next'}
          error={changed ? null : save.error}
          incomplete={tried && faulty}
          saving={save.isPending}
          onSave={trySave}
        />
      </div>
      {origin.kind === 'draft' ? (
        <SetChangedDialog
          opened={changed}
          of={{ key: origin.key, version: origin.version }}
          mine={body}
          onClose={() => save.reset()}
          onTake={take}
          onOverwrite={(of, why) => save.mutate({ key, body, why, revision: of })}
        />
      ) : null}
      <LeaveDialog
        opened={blocker.status === 'blocked'}
        onStay={() => blocker.reset?.()}
        onLeave={() => blocker.proceed?.()}
      />
    </FaultsProvider>
  );
}
