import { useSay } from '../../language/use-say.ts';
import type { LiveState } from './live-connection.ts';
import styles from './live-status.module.css';

export function LiveStatus({ state }: { state: LiveState }) {
  const say = useSay();
  const live = state !== 'reconnecting';
  return (
    <span
      className={styles.status}
      data-state={state}
      data-testid="live"
      role="status"
      title={say(live ? 'live.on-hint' : 'live.off-hint')}
    >
      <span className={styles.dot} aria-hidden="true" />
      {state === 'connecting' ? null : say(live ? 'live.on' : 'live.off')}
    </span>
  );
}
