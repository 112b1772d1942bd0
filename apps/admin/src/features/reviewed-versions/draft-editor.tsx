import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type FaultAt, FaultsProvider } from '../../frame/faults.tsx';
import type { TextKey } from '../../language/say.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { ChangedDialog } from './changed-dialog.tsx';
import type { Comparing } from './changed.tsx';
import type { Ended } from './draft-origin.ts';
import styles from './draft-editor.module.css';
import { LeaveDialog } from './leave-dialog.tsx';
import type { ReviewedVersion, Versioned, VersionName } from './reviewed-version.ts';
import { SaveBar } from './save-bar.tsx';
import type { DraftEditing } from './use-draft-editor.ts';
import type { VersionKind } from './version-kind.ts';
import { VersionMissing } from './version-missing.tsx';

interface Props<Version extends ReviewedVersion> extends Comparing<Version> {
  kind: VersionKind;
  editor: DraftEditing<Version>;
  /** All versions as they are now. */
  read: (key: string, signal: AbortSignal) => Promise<Versioned<Version>>;
  /** A colleague's step has ended the draft since it was begun. */
  ended: Ended | null;
  origin: { kind: 'new' } | ({ kind: 'next' | 'draft' | 'proposal' } & VersionName);
  /** Where it is neither the next version nor a draft. */
  title: string;
  lead?: string | undefined;
  faultAt: FaultAt;
  /** What is said where nothing was changed. */
  untouched: TextKey;
  /** Whether it can be saved as it began. */
  asBegun: boolean;
  submit?: TextKey | undefined;
  /** What it comes to. */
  beside: ReactNode;
  besideIs: 'wide' | 'narrow';
  /** The fields. */
  children: ReactNode;
}

/** Left what it is, right what that comes to. Nothing is kept until it is saved, with a reason. */
export function DraftEditor<Version extends ReviewedVersion>(props: Props<Version>) {
  const { kind, editor, origin, ended, lead, faultAt, untouched, asBegun, submit } = props;
  const say = useSay();
  const nameOf = useName();
  const [was, setWas] = useState(ended);
  const [telling, setTelling] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  // Where somebody tried to save, the first field that something is wrong with is where they go on.
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts > 0)
      fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]:not([type="hidden"])')?.focus();
  }, [attempts]);
  const shared = origin.kind === 'draft' || origin.kind === 'next';
  if (ended !== was) {
    setWas(ended);
    // It goes on telling where it is a draft again: the two texts still differ.
    if (ended !== null) setTelling(true);
  }
  const resolved =
    <Given extends unknown[]>(act: (...given: Given) => void) =>
    (...given: Given) => {
      setTelling(false);
      act(...given);
    };
  if (shared && ended !== null && !editor.dirty && !editor.saving)
    return (
      <VersionMissing
        kind={kind}
        of={origin.key}
        version={String(origin.version)}
        closed={ended === 'closed'}
      />
    );
  return (
    <FaultsProvider value={faultAt}>
      <div className={styles.page} data-testid={`${kind.prefix}editor`}>
        <header>
          <p className={styles.back}>
            {origin.kind === 'new' ? (
              <Link to={kind.addresses.all}>{say(kind.words.all)}</Link>
            ) : (
              <Link to={kind.addresses.one} params={{ key: origin.key }}>
                {nameOf(editor.saved.names)}
              </Link>
            )}
          </p>
          <h1 className={styles.title}>
            {origin.kind === 'next' || origin.kind === 'draft'
              ? say(`editor.${origin.kind}`, { version: origin.version })
              : props.title}
          </h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </header>
        <div className={styles.columns} data-beside={props.besideIs}>
          <div className={styles.fields} key={editor.generation} ref={fields}>
            {props.children}
          </div>
          <div className={styles.beside}>{props.beside}</div>
        </div>
        <SaveBar
          dirty={editor.dirty}
          state={ended ? 'save.ended' : editor.dirty ? 'save.unsaved' : untouched}
          saved={
            origin.kind === 'draft' ? (
              <Button
                data-testid="to-review"
                renderRoot={(root) => (
                  <Link
                    to={kind.addresses.version}
                    params={{ key: origin.key, version: String(origin.version) }}
                    {...root}
                  />
                )}
              >
                {say('save.review')}
              </Button>
            ) : null
          }
          submit={submit}
          ready={editor.dirty || asBegun}
          error={shared && editor.changed ? null : editor.error}
          incomplete={editor.tried && editor.faulty}
          saving={editor.saving}
          onTry={() => {
            const ready = editor.ready();
            if (!ready) setAttempts((before) => before + 1);
            return ready;
          }}
          onSave={editor.save}
        />
      </div>
      {shared ? (
        <ChangedDialog
          kind={kind}
          opened={editor.changed || telling}
          of={origin}
          read={props.read}
          differences={props.differences}
          error={editor.error}
          onClose={resolved(editor.goOnEditing)}
          onTake={resolved(editor.take)}
          onOverwrite={resolved(editor.overwrite)}
          onSaveAsNext={resolved(editor.saveAsNext)}
        />
      ) : null}
      <LeaveDialog
        opened={editor.leaving !== null}
        onStay={() => editor.leaving?.stay()}
        onLeave={() => editor.leaving?.leave()}
      />
    </FaultsProvider>
  );
}
