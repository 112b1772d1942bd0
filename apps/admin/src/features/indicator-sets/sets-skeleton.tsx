import { Skeleton } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './sets-list.module.css';

export function SetsSkeleton() {
  const say = useSay();
  return (
    <div className={styles.page} role="status" aria-busy="true" aria-label={say('sets.loading')}>
      <Skeleton height={32} width={240} />
      <Skeleton height={160} />
      <Skeleton height={220} />
    </div>
  );
}
