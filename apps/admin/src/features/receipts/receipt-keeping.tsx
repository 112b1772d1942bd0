import type { PinnedReceipt } from '@attune/contracts';
import { Button, TextInput } from '@mantine/core';
import { IconBookmarkFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { sessionQuery } from '../identity/session.ts';
import { keepNoLonger, keepReceipt, keptQuery } from './kept-query.ts';
import styles from './receipt-keeping.module.css';

/** Who keeps a receipt, since when and what for; whoever does not may begin to. */
export function ReceiptKeeping({ token }: { token: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const { data: all, error } = useQuery(keptQuery);
  const { data: session } = useQuery(sessionQuery);
  const [note, setNote] = useState('');
  // Also after a refusal: somebody else's window may have been first.
  const onSettled = () => queries.invalidateQueries(keptQuery);
  const keep = useMutation({ mutationFn: () => keepReceipt(token, note.trim()), onSettled });
  const release = useMutation({ mutationFn: keepNoLonger, onSettled });
  const kept = all?.filter(({ receipt }) => receipt === token) ?? [];
  const isOwn = ({ by }: PinnedReceipt) => by.kind === 'account' && by.id === session?.account.id;
  const problem = keep.error ?? release.error ?? error;

  function submit(event: FormEvent): void {
    event.preventDefault();
    keep.mutate();
  }

  return (
    <div className={styles.keeping} data-testid="keeping">
      <ul className={styles.list} aria-live="polite">
        {kept.map((pin) => (
          <li key={pin.id} className={styles.kept} data-testid="kept">
            <KeptText pin={pin} />
            {isOwn(pin) ? (
              <Button
                variant="subtle"
                size="compact-xs"
                loading={release.isPending}
                onClick={() => release.mutate(pin.id)}
              >
                {say('keeping.release')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {all && !kept.some(isOwn) ? (
        <form className={styles.form} onSubmit={submit}>
          <TextInput
            size="xs"
            label={say('keeping.note')}
            placeholder={say('keeping.note-hint')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" size="xs" loading={keep.isPending} data-testid="keep">
            {say('keeping.keep')}
          </Button>
        </form>
      ) : null}
      {problem ? <ProblemLine error={problem} /> : null}
    </div>
  );
}

function KeptText({ pin: { by, at, note } }: { pin: PinnedReceipt }) {
  const say = useSay();
  const formats = useFormats();
  const told = { name: by.name, time: formats.instant(new Date(at)), note };
  return (
    <span className={styles.words}>
      <IconBookmarkFilled size={16} aria-hidden="true" />
      <span>{say(note === '' ? 'keeping.kept' : 'keeping.kept-for', told)}</span>
    </span>
  );
}
