import { Button, Modal } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './dialog.module.css';

interface Props {
  opened: boolean;
  onStay: () => void;
  onLeave: () => void;
}

export function LeaveDialog({ opened, onStay, onLeave }: Props) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={say('leave.title')}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      <div className={styles.form}>
        <p className={styles.text}>{say('leave.lead')}</p>
        <div className={styles.actions}>
          <Button variant="default" onClick={onLeave}>
            {say('leave.leave')}
          </Button>
          <Button onClick={onStay} data-autofocus>
            {say('leave.stay')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
