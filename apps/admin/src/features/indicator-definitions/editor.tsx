import type {
  DefinitionParts,
  Department,
  IndicatorBody,
  IndicatorDefinitionAnswer,
  LibraryEntry,
  Overview,
} from '@attune/contracts';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { useName } from '../../language/use-name.ts';
import type { TextKey } from '../../language/say.ts';
import { useSay } from '../../language/use-say.ts';
import { ChangedDialog } from './changed-dialog.tsx';
import { definitionQuery } from './definition-queries.ts';
import { definitionsChanged } from './definitions-changed.ts';
import { emptyBody, forPreview, hasMethod, missingIn } from './draft-body.ts';
import styles from './editor.module.css';
import type { EditorOrigin } from './editor-origin.ts';
import { EffectPanel } from './effect-panel.tsx';
import { historyDays } from './effect-period.ts';
import { FaultsProvider } from '../../frame/faults.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { LeaveDialog } from '../reviewed-versions/leave-dialog.tsx';
import { MethodFields } from './method-fields.tsx';
import { previewQuery } from './preview-query.ts';
import { problemText } from '../../frame/problem-text.ts';
import { ReadingRules } from './reading-rules.tsx';
import { SaveBar } from '../reviewed-versions/save-bar.tsx';
import { useReadAs } from './use-read-as.ts';
import { useSaveDraft } from './use-save-draft.ts';

interface Props {
  origin: EditorOrigin;
  overview: Overview;
  parts: DefinitionParts;
  departments: readonly Department[];
  library: readonly LibraryEntry[];
}

const startOf = (origin: EditorOrigin): IndicatorBody =>
  origin.kind === 'new' ? emptyBody : origin.kind === 'next' ? origin.body : origin.draft.body;

const untouched: Record<EditorOrigin['kind'], TextKey> = {
  new: 'save.nothing',
  next: 'save.same',
  draft: 'save.saved',
};

/** A preview is asked for when the hands rest. */
const pause = 450;

/** Left what it is, right what it does to real data. Nothing is kept until it is saved, with a reason. */
export function Editor({ origin, overview, parts, departments, library }: Props) {
  const say = useSay();
  const nameOf = useName();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [body, setBody] = useState(() => startOf(origin));
  const [saved, setSaved] = useState(() => startOf(origin));
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  // Fields that hold what somebody types start anew when a whole body comes from elsewhere.
  const [generation, setGeneration] = useState(0);
  const leaving = useRef(false);
  const dirty = JSON.stringify(body) !== JSON.stringify(saved) || key !== '';
  const blocker = useBlocker({
    shouldBlockFn: () => dirty && !leaving.current,
    enableBeforeUnload: () => dirty && !leaving.current,
    withResolver: true,
  });
  const indicatorKey = origin.kind === 'new' ? key : origin.key;
  const change = (changes: Partial<IndicatorBody>) => setBody((now) => ({ ...now, ...changes }));

  const [asked] = useDebouncedValue(
    useMemo(() => (hasMethod(body) ? forPreview(body) : null), [body]),
    pause,
  );
  const { wholeMonths, several } = useReadAs(body);
  // A key that is not there yet compares with nothing.
  const previewKey = indicatorKey || 'new-indicator';
  const { error: previewError } = useQuery({
    ...previewQuery({
      key: previewKey,
      body: asked as IndicatorBody,
      ...historyDays({ today: overview.today, wholeMonths }),
      grain: 'month',
    }),
    enabled: asked !== null && !several,
  });

  const save = useSaveDraft(origin, async (answer: IndicatorDefinitionAnswer) => {
    const [newest] = answer.versions;
    if (!newest) return;
    setBody(newest.body);
    setSaved(newest.body);
    queries.setQueryData(definitionQuery(answer.key).queryKey, answer);
    if (origin.kind === 'new') {
      leaving.current = true;
      await navigate({
        to: '/indicators/$key/versions/$version/edit',
        params: { key: answer.key, version: '1' },
        replace: true,
      });
    }
    await definitionsChanged(queries);
  });
  const saveError = save.error instanceof RequestFailed ? save.error : null;
  const changed = saveError?.code === 'definition-changed';

  const missing = useMemo(() => missingIn(body), [body]);
  const faultAt = (field: string): string | null => {
    const failed = [saveError, previewError].find(
      (error) => error instanceof RequestFailed && error.field === field,
    );
    if (failed) return problemText(failed, say);
    const lacks = tried ? missing[field] : undefined;
    return lacks ? say(lacks) : null;
  };

  function trySave(why: string): void {
    setTried(true);
    if (Object.keys(missing).length > 0 || (origin.kind === 'new' && key === '')) return;
    save.mutate({ key, body, why });
  }

  function take(theirs: IndicatorBody): void {
    setBody(theirs);
    setSaved(theirs);
    setGeneration((now) => now + 1);
    save.reset();
  }

  return (
    <FaultsProvider value={faultAt}>
      <div className={styles.page} data-testid="editor">
        <header>
          <p className={styles.back}>
            {origin.kind === 'new' ? (
              <Link to="/indicators">{say('library.title')}</Link>
            ) : (
              <Link to="/indicators/$key" params={{ key: origin.key }}>
                {nameOf(saved.names)}
              </Link>
            )}
          </p>
          <h1 className={styles.title}>
            {origin.kind === 'new'
              ? say('library.new')
              : say(origin.kind === 'next' ? 'editor.next' : 'editor.draft', { version: origin.version })}
          </h1>
        </header>
        <div className={styles.columns}>
          <div className={styles.form} key={generation}>
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
              tried={tried}
              onKey={setKey}
              onChange={change}
            />
            <ReadingRules body={body} onChange={change} />
          </div>
          <div className={styles.effect}>
            <EffectPanel
              indicatorKey={previewKey}
              body={asked}
              overview={overview}
              wholeMonths={wholeMonths}
              several={several}
            />
          </div>
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
                    to="/indicators/$key/versions/$version"
                    params={{ key: origin.key, version: String(origin.version) }}
                    {...props}
                  />
                )}
              >
                {say('save.review')}
              </Button>
            ) : null
          }
          ready={dirty || origin.kind === 'next'}
          error={changed ? null : save.error}
          incomplete={tried && Object.keys(missing).length > 0}
          saving={save.isPending}
          onSave={trySave}
        />
      </div>
      {origin.kind === 'new' ? null : (
        <ChangedDialog
          opened={changed}
          of={{ key: origin.key, version: origin.version }}
          mine={body}
          onClose={() => save.reset()}
          onTake={take}
          onOverwrite={(revision, why) => save.mutate({ key, body, why, revision })}
        />
      )}
      <LeaveDialog
        opened={blocker.status === 'blocked'}
        onStay={() => blocker.reset?.()}
        onLeave={() => blocker.proceed?.()}
      />
    </FaultsProvider>
  );
}
