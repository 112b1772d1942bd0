import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import type { EditorOrigin } from './editor-origin.ts';
import { ProblemLine } from './problem-line.tsx';
import styles from './save-bar.module.css';

interface Props {
  origin: EditorOrigin;
  dirty: boolean;
  error: unknown;
  /** Somebody tried to save, and something is missing. */
  incomplete: boolean;
  saving: boolean;
  onSave: (why: string) => void;
}

/** Always in reach: what is not saved yet, why it was changed, and the way on. */
export function SaveBar({ origin, dirty, error, incomplete, saving, onSave }: Props) {
  const say = useSay();
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const kept = origin.kind === 'draft' && !dirty;
  useEffect(() => {
    if (!kept) return;
    setWhy('');
    setAsked(false);
  }, [kept]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (why.trim() === '') field.current?.focus();
    else onSave(why);
  }

  return (
    <form className={styles.bar} onSubmit={submit} noValidate data-testid="save-bar">
      <p className={styles.state} role="status">
        {say(
          kept ? 'save.saved' : dirty ? 'save.unsaved' : origin.kind === 'new' ? 'save.nothing' : 'save.same',
        )}
      </p>
      {kept ? (
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
      ) : (
        <>
          <TextInput
            ref={field}
            className={styles.why}
            aria-label={say('why.label')}
            placeholder={say('save.why')}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            maxLength={2000}
            error={asked && why.trim() === '' ? say('save.why-needed') : null}
            required
          />
          <Button type="submit" loading={saving} disabled={!dirty && origin.kind !== 'next'}>
            {say('save.submit')}
          </Button>
        </>
      )}
      <div className={styles.problem}>
        <ProblemLine error={error} />
        {incomplete ? (
          <p role="alert" className={styles.incomplete}>
            {say('save.incomplete')}
          </p>
        ) : null}
      </div>
    </form>
  );
}
