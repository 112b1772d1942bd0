import { Skeleton } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './set-overview.module.css';

export function SetSkeleton() {
  const say = useSay();
  return (
    <div className={styles.page} role="status" aria-busy="true" aria-label={say('set.loading')}>
      <Skeleton height={32} width="min(420px, 100%)" />
      <Skeleton height={160} />
      <Skeleton height={480} />
    </div>
  );
}
