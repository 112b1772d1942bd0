import { Skeleton } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './set-overview.module.css';

/** As tall as the scorecard will be. */
export function FiguresSkeleton({ items }: { items: number }) {
  const say = useSay();
  return (
    <div className={styles.page} role="status" aria-busy="true" aria-label={say('pulse.loading')}>
      <Skeleton height={160} />
      <Skeleton height={80 + items * 56} />
    </div>
  );
}
