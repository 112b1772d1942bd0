import type { Overview } from '@attune/contracts';
import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { TrendGrain } from '../../calendar/buckets.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { askedFor } from '../indicators/asked-for.ts';
import { indicatorsQuery } from '../indicators/indicators-query.ts';
import { presetPeriod, recordedPrevious } from '../pulse/period.ts';
import styles from './current-figures.module.css';

const TrendPanel = lazy(async () => ({
  default: (await import('../indicators/trend-panel.tsx')).TrendPanel,
}));

interface Props {
  indicatorKey: string;
  /** Of an indicator that is read in several ways (currencies, measures): which one is looked at. */
  variant: string | undefined;
  overview: Overview;
  onVariant: (variant: string) => void;
  onReceipt: (token: string) => void;
}

/** The figure today and its course, versions told apart. */
export function CurrentFigures({ indicatorKey, variant, overview, onVariant, onReceipt }: Props) {
  const say = useSay();
  const nameOf = useName();
  const [grain, setGrain] = useState<TrendGrain>();
  const { data: indicators } = useQuery(indicatorsQuery);
  const variants = indicators?.filter(({ key }) => askedFor(key).key === indicatorKey) ?? [];
  const indicator = variants.find(({ key }) => key === variant) ?? variants[0];
  const range = presetPeriod('18m', overview.today);
  const before = recordedPrevious(range, overview.firstDay ?? range.from);
  const coming = <Skeleton className={styles.space} />;
  if (!indicators) return <div className={styles.panel}>{coming}</div>;
  if (!indicator)
    return (
      <section className={styles.nothing}>
        <p>{say('definition.no-figures')}</p>
      </section>
    );
  return (
    <div className={styles.panel}>
      {variants.length > 1 ? (
        <NativeSelect
          size="xs"
          label={say('definition.variant')}
          value={indicator.key}
          onChange={(event) => onVariant(event.currentTarget.value)}
          data={variants.map(({ key, names }) => ({ value: key, label: nameOf(names) }))}
        />
      ) : null}
      <Suspense fallback={coming}>
        <TrendPanel
          indicator={indicator}
          department={null}
          departmentName={say('pulse.everyone')}
          range={range}
          previousIsWhole={before?.whole ?? false}
          grain={grain}
          onGrain={setGrain}
          onReceipt={onReceipt}
        />
      </Suspense>
    </div>
  );
}
