import type { Receipt } from '@attune/contracts';
import { Button, Progress } from '@mantine/core';
import { IconCheck, IconExclamationCircle, IconHourglass, IconRefresh } from '@tabler/icons-react';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { isTextKey } from '../../language/is-text-key.ts';
import type { Say } from '../../language/say.ts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { recountText } from './recount-text.ts';
import styles from './recount-note.module.css';
import { useRecount } from './use-recount.ts';

interface Props {
  token: string;
  receipt: Receipt;
  /** When it was counted. */
  at: Date;
}

const icons = { same: IconCheck, changed: IconExclamationCircle, large: IconHourglass };

/** Whether counting the events gives the number again; where that takes long, how far it is. As high in every state. */
export function RecountNote({ token, receipt, at }: Props) {
  const say = useSay();
  const formats = useFormats();
  const text = useFigureText(receipt.indicator);
  const { job, busy, error, failure, start, stop } = useRecount(token, receipt);
  const { recount } = receipt;
  const Icon = job ? IconHourglass : icons[recount.outcome];
  const done = formats.percent(job?.progress ?? 0, 0);
  return (
    <section
      className={styles.note}
      data-outcome={job ? 'running' : recount.outcome}
      data-testid="recount"
      aria-label={say('receipt.recount-title')}
    >
      <div className={styles.row}>
        <p className={styles.words}>
          <Icon size={16} stroke={2} aria-hidden="true" className={styles.icon} />
          <span>
            <span role="status">
              {job
                ? say(job.status === 'queued' ? 'receipt.recount-waiting' : 'receipt.recount-running')
                : recountText(recount, { say, formats, text })}
            </span>{' '}
            <span className={styles.time} aria-hidden={job ? 'true' : undefined}>
              {job
                ? done
                : recount.outcome === 'large'
                  ? null
                  : say('receipt.recounted-at', { time: formats.time(at) })}
            </span>
          </span>
        </p>
        {job ? (
          <Button variant="default" size="xs" loading={busy} disabled={job.cancelRequested} onClick={stop}>
            {say('receipt.recount-stop')}
          </Button>
        ) : (
          <Button
            variant={recount.outcome === 'large' ? 'filled' : 'default'}
            size="xs"
            loading={busy}
            leftSection={<IconRefresh size={14} stroke={1.8} />}
            onClick={start}
            data-testid="recount-now"
          >
            {recount.outcome === 'large'
              ? say('receipt.recount-from', { events: formats.short(recount.events) })
              : say('receipt.recount-now')}
          </Button>
        )}
      </div>
      <Progress.Root size={4} className={styles.bar} aria-hidden={job ? undefined : 'true'}>
        <Progress.Section
          value={100 * (job?.progress ?? 0)}
          aria-label={say('receipt.recount-progress')}
          aria-valuetext={done}
        />
      </Progress.Root>
      {error ? <ProblemLine error={error} /> : null}
      {failure !== null && !job ? (
        <p role="alert" className={styles.failure}>
          {failureText(failure, say)}
        </p>
      ) : null}
    </section>
  );
}

function failureText(code: string, say: Say): string {
  const key = `recount-failure.${code}`;
  return isTextKey(key) ? say(key) : say('receipt.recount-failed', { code });
}
