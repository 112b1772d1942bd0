import { Skeleton } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import styles from './pulse-skeleton.module.css';
import cards from './scorecard.module.css';

interface Props {
  indicators: number;
  rows: number;
}

const times = (count: number) => Array.from({ length: count }, (_, at) => at);

/** As tall as the figures will be. */
export function FiguresSkeleton({ indicators, rows }: Props) {
  const say = useSay();
  return (
    <div className={styles.figures} aria-busy="true" aria-label={say('pulse.loading')} role="status">
      <div className={cards.cards}>
        {times(indicators).map((at) => (
          <Skeleton key={at} className={styles.card} />
        ))}
      </div>
      <div>
        <Skeleton height={24} width={160} mb={8} />
        <Skeleton height={20} width="min(600px, 100%)" mb={12} />
        <Skeleton height={34 + Math.min(rows, 8) * 41} />
      </div>
    </div>
  );
}

export function PulseSkeleton() {
  return (
    <>
      <div className={styles.head}>
        <Skeleton height={28} width="min(560px, 100%)" mb={8} />
        <Skeleton height={20} width="min(400px, 100%)" />
      </div>
      <FiguresSkeleton indicators={6} rows={8} />
    </>
  );
}
