import type { Receipt } from '@attune/contracts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import styles from './distribution-bars.module.css';
import { thirdOf } from './thirds.ts';

const barHeight = 100;

/** Counts per point of the scale as bars from 0, the count on top of each. It is a table for whoever listens. */
export function DistributionBars({ distribution }: { distribution: NonNullable<Receipt['distribution']> }) {
  const say = useSay();
  const formats = useFormats();
  const most = Math.max(1, ...distribution.map(({ n }) => n));
  return (
    <ol className={styles.bars} aria-label={say('receipt.distribution')}>
      {distribution.map(({ point, n }) => (
        <li key={point} className={styles.bar} aria-label={`${point}: ${formats.integer(n)}`}>
          <span className={styles.count} aria-hidden="true">
            {formats.integer(n)}
          </span>
          <span
            className={styles[thirdOf(point, distribution)]}
            style={{ height: (n / most) * barHeight }}
            aria-hidden="true"
          />
          <span className={styles.point} aria-hidden="true">
            {point}
          </span>
        </li>
      ))}
    </ol>
  );
}
