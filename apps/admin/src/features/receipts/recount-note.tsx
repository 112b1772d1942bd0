import type { Receipt } from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconCheck, IconExclamationCircle, IconRefresh } from '@tabler/icons-react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import styles from './recount-note.module.css';
import { countText } from '../indicators/count-text.ts';

interface Props {
  receipt: Receipt;
  at: Date;
  busy: boolean;
  onRecount: () => void;
}

export function RecountNote({ receipt, at, busy, onRecount }: Props) {
  const say = useSay();
  const formats = useFormats();
  const text = useFigureText(receipt.indicator);
  const { outcome, events, value, n } = receipt.recount;
  const same = outcome === 'same';
  const Icon = same ? IconCheck : IconExclamationCircle;
  return (
    <div className={styles.note} data-outcome={outcome} data-testid="recount">
      <p className={styles.words} role="status">
        <Icon size={16} stroke={2} aria-hidden="true" className={styles.icon} />
        <span>
          {say(same ? 'receipt.recount-same' : 'receipt.recount-changed', {
            events: formats.integer(events),
            value: text.value(value),
            n: countText(n, formats),
          })}{' '}
          <span className={styles.time}>{say('receipt.recounted-at', { time: formats.time(at) })}</span>
        </span>
      </p>
      <Button
        variant="default"
        size="xs"
        loading={busy}
        leftSection={<IconRefresh size={14} stroke={1.8} />}
        onClick={onRecount}
      >
        {say('receipt.recount-now')}
      </Button>
    </div>
  );
}
