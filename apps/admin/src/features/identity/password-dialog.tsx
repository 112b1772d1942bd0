import { Button, Modal, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './password-dialog.module.css';
import { changePassword } from './session.ts';

const shortest = 10;

interface Props {
  opened: boolean;
  onClose: (changed: boolean) => void;
}

function PasswordForm({ onClose }: Pick<Props, 'onClose'>) {
  const say = useSay();
  const [tooShort, setTooShort] = useState(false);
  const change = useMutation({
    mutationFn: ([current, next]: readonly [string, string]) => changePassword(current, next),
  });
  const failed = change.error instanceof RequestFailed ? change.error : null;
  const wrong = failed?.code === 'password-wrong';

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [current, next] = [String(form.get('current')), String(form.get('next'))];
    setTooShort(next.length < shortest);
    if (next.length >= shortest) change.mutate([current, next]);
  }

  if (change.isSuccess)
    return (
      <div className={styles.form}>
        <p className={styles.done} role="status">
          {say('password.done')}
        </p>
        <Button onClick={() => onClose(true)} data-autofocus>
          {say('password.close')}
        </Button>
      </div>
    );

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <PasswordInput
        name="current"
        label={say('password.current')}
        autoComplete="current-password"
        maxLength={200}
        error={wrong ? say('password.wrong') : null}
        data-autofocus
      />
      <PasswordInput
        name="next"
        label={say('password.next')}
        description={say('password.next-hint')}
        autoComplete="new-password"
        maxLength={200}
        error={tooShort ? say('password.too-short') : null}
      />
      <div role="alert" className={styles.problem}>
        {failed && !wrong ? say('password.failed', { code: failed.code }) : null}
      </div>
      <div className={styles.actions}>
        <Button variant="default" onClick={() => onClose(false)}>
          {say('password.cancel')}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {say('password.submit')}
        </Button>
      </div>
    </form>
  );
}

export function PasswordDialog({ opened, onClose }: Props) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={() => onClose(false)}
      title={say('password.title')}
      closeButtonProps={{ 'aria-label': say('password.close') }}
      centered
    >
      <PasswordForm onClose={onClose} />
    </Modal>
  );
}
