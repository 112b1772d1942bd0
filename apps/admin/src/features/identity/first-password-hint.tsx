import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { firstPassword } from './first-password.ts';
import styles from './first-password-hint.module.css';
import { PasswordDialog } from './password-dialog.tsx';

export function FirstPasswordHint() {
  const say = useSay();
  const [asking, setAsking] = useState(firstPassword.shouldAsk);
  const [changing, setChanging] = useState(false);

  function settle(): void {
    firstPassword.settled();
    setAsking(false);
  }

  if (!asking) return null;
  return (
    <aside className={styles.hint} data-testid="first-password-hint">
      <span className={styles.text}>{say('hint.one-time')}</span>
      <span className={styles.actions}>
        <Button size="xs" onClick={() => setChanging(true)}>
          {say('hint.change')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={settle}>
          {say('hint.later')}
        </Button>
      </span>
      <PasswordDialog
        opened={changing}
        onClose={(changed) => {
          setChanging(false);
          if (changed) settle();
        }}
      />
    </aside>
  );
}
