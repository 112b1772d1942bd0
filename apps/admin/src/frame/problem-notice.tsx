import { Button } from '@mantine/core';
import { RequestFailed } from '../client/request-failed.ts';
import { isTextKey } from '../language/is-text-key.ts';
import { useSay } from '../language/use-say.ts';
import { problemText } from './problem-text.ts';
import styles from './problem-notice.module.css';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** What failed, its code for whoever can look it up, and the next step. */
export function ProblemNotice({ error, onRetry }: Props) {
  const say = useSay();
  const failed = error instanceof RequestFailed ? error : null;
  const detail =
    failed?.code === 'unreachable'
      ? say('problem.unreachable')
      : failed
        ? isTextKey(`fault.${failed.code}`)
          ? problemText(failed, say)
          : (failed.detail ?? failed.message)
        : null;
  return (
    <div className={styles.notice} role="alert" data-testid="problem">
      <p className={styles.title}>{say('problem.title')}</p>
      <p className={styles.detail}>{detail ?? say('problem.crash')}</p>
      <p className={styles.code}>
        {say('problem.code')} <code>{failed?.code ?? 'page-failed'}</code>
      </p>
      <Button size="xs" variant="default" onClick={onRetry}>
        {say('problem.retry')}
      </Button>
    </div>
  );
}
