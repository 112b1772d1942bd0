import type { ValueRow } from '@attune/contracts';
import styles from './interval-ruler.module.css';
import { rulerScale } from './ruler-scale.ts';

/** The interval as a band, the value as a tick, the earlier value as a ring: outside the band means real. */
export function IntervalRuler({ row }: { row: ValueRow }) {
  if (row.value === null || !row.interval) return <span className={styles.ruler} aria-hidden="true" />;
  const previous = row.change ? row.value - row.change.difference : null;
  const at = rulerScale({ value: row.value, low: row.interval.low, high: row.interval.high, previous });
  return (
    <span className={styles.ruler} aria-hidden="true">
      <span className={styles.band} style={{ left: `${at.low}%`, width: `${at.high - at.low}%` }} />
      {at.previous === null ? null : <span className={styles.previous} style={{ left: `${at.previous}%` }} />}
      <span className={styles.tick} style={{ left: `${at.value}%` }} />
    </span>
  );
}
