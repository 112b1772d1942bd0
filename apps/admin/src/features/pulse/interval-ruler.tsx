import type { ValueRow } from '@attune/contracts';
import { useSay } from '../../language/use-say.ts';
import styles from './interval-ruler.module.css';
import { rulerScale } from './ruler-scale.ts';

/** The interval as a band, the value as a tick, the earlier value (which has an interval of its own) as a ring. */
export function IntervalRuler({ row }: { row: ValueRow }) {
  const say = useSay();
  if (row.value === null || !row.interval) return <span className={styles.ruler} aria-hidden="true" />;
  const previous = row.change ? row.value - row.change.difference : null;
  const at = rulerScale({ value: row.value, low: row.interval.low, high: row.interval.high, previous });
  return (
    <span className={styles.ruler} aria-hidden="true" title={say('card.ruler')}>
      <span className={styles.band} style={{ left: `${at.low}%`, width: `${at.high - at.low}%` }} />
      {at.previous === null ? null : <span className={styles.previous} style={{ left: `${at.previous}%` }} />}
      <span className={styles.tick} style={{ left: `${at.value}%` }} />
    </span>
  );
}
