import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { useSay } from '../../language/use-say.ts';
import styles from './dialog.module.css';
import type { VersionKind } from './version-kind.ts';
import { WhyField } from './why-field.tsx';

interface Props {
  kind: VersionKind;
  opened: boolean;
  words: 'submit' | 'send-back' | 'discard';
  onClose: () => void;
  act: (why: string) => Promise<unknown>;
  /** Before what is shown is asked for again: what is gone is not. */
  onDone?: () => Promise<void>;
  needsWhy?: boolean;
}

/** A step with a version, and why: the answer stays with it. */
export function WhyDialog({ kind, opened, words, onClose, act, onDone, needsWhy = true }: Props) {
  const say = useSay();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const step = useMutation({
    mutationFn: () => act(why),
    onSuccess: async () => {
      await onDone?.();
      onClose();
      setWhy('');
      await kind.changed(queries);
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    step.mutate();
  }
  function close(): void {
    step.reset();
    onClose();
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={say(`${words}.title`)}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{say(`${words}.lead`)}</p>
        {needsWhy ? <WhyField why={why} onChange={setWhy} first /> : null}
        <ProblemLine error={step.error} />
        <div className={styles.actions}>
          <Button variant="default" onClick={close}>
            {say('dialog.cancel')}
          </Button>
          <Button type="submit" loading={step.isPending} disabled={needsWhy && why.trim() === ''}>
            {say(`${words}.submit`)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
