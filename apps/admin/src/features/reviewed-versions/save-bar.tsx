import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ProblemLine } from '../../frame/problem-line.tsx';
import type { TextKey } from '../../language/say.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './save-bar.module.css';

interface Props {
  dirty: boolean;
  /** What is said of it. */
  state: TextKey;
  /** Where it is saved as it is: the way on. */
  saved: ReactNode | null;
  submit?: TextKey | undefined;
  /** Whether there is anything to save yet. */
  ready: boolean;
  error: unknown;
  /** Somebody tried to save, and something is missing. */
  incomplete: boolean;
  saving: boolean;
  /** Whether all that is saved is there. */
  onTry: () => boolean;
  onSave: (why: string) => void;
}

/** Always in reach: what is not saved yet, why it was changed, and the way on. */
export function SaveBar(props: Props) {
  const { dirty, state, saved, submit: action = 'save.submit', ready, error, incomplete, saving } = props;
  const say = useSay();
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const kept = saved !== null && !dirty;
  useEffect(() => {
    if (!kept) return;
    setWhy('');
    setAsked(false);
  }, [kept]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    // The reason is the last thing to be filled in: what is missing above comes first.
    if (!props.onTry()) return;
    if (why.trim() === '') field.current?.focus();
    else props.onSave(why);
  }

  return (
    <form className={styles.bar} onSubmit={submit} noValidate data-testid="save-bar">
      <p className={styles.state} role="status">
        {say(state)}
      </p>
      {kept ? (
        saved
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
          <Button type="submit" loading={saving} disabled={!ready}>
            {say(action)}
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
