import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import type { TextKey } from '../../language/say.ts';
import styles from '../indicator-definitions/save-bar.module.css';
import type { SetOrigin } from './set-origin.ts';
import { SetProblemLine } from './set-problem-line.tsx';

interface Props {
  origin: SetOrigin;
  dirty: boolean;
  error: unknown;
  /** Somebody tried to save, and something is missing. */
  incomplete: boolean;
  saving: boolean;
  onSave: (why: string) => void;
}

const untouched: Record<SetOrigin['kind'], TextKey> = {
  new: 'set-editor.untouched',
  next: 'save.same',
  draft: 'save.saved',
  proposal: 'propose.untouched',
};

/** Always in reach: what is not saved yet, why it was changed, and the way on. */
export function SetSaveBar({ origin, dirty, error, incomplete, saving, onSave }: Props) {
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
        {say(dirty ? 'save.unsaved' : untouched[origin.kind])}
      </p>
      {kept ? (
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
          <Button type="submit" loading={saving} disabled={origin.kind === 'proposal' && !dirty}>
            {say(origin.kind === 'proposal' ? 'propose.submit' : 'save.submit')}
          </Button>
        </>
      )}
      <div className={styles.problem}>
        <SetProblemLine error={error} />
        {incomplete ? (
          <p role="alert" className={styles.incomplete}>
            {say('save.incomplete')}
          </p>
        ) : null}
      </div>
    </form>
  );
}
