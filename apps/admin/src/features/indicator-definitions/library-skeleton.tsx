import { Skeleton } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './library-list.module.css';

/** As tall as the library will be. */
export function LibrarySkeleton() {
  const say = useSay();
  return (
    <div className={styles.page} role="status" aria-busy="true" aria-label={say('library.loading')}>
      <Skeleton height={32} width={240} />
      <Skeleton height={36} width="min(640px, 100%)" />
      <Skeleton height={640} />
    </div>
  );
}
