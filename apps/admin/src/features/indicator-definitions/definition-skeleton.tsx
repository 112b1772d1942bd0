import { Skeleton } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './definition-overview.module.css';

export function DefinitionSkeleton() {
  const say = useSay();
  return (
    <div className={styles.page} role="status" aria-busy="true" aria-label={say('definition.loading')}>
      <Skeleton height={32} width="min(420px, 100%)" />
      <Skeleton height={72} width="min(720px, 100%)" />
      <div className={styles.columns}>
        <Skeleton height={520} />
        <Skeleton height={320} />
      </div>
      <Skeleton height={280} />
    </div>
  );
}
