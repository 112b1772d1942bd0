import type { Department, Indicator } from '@attune/contracts';
import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import type { Bucket, TrendGrain } from '../../calendar/buckets.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { TrendOf } from './pulse-search.ts';
import styles from './pulse-trend.module.css';

const TrendPanel = lazy(async () => ({
  default: (await import('../indicators/trend-panel.tsx')).TrendPanel,
}));

interface Props {
  trend: TrendOf;
  indicators: readonly Indicator[];
  departments: readonly Department[];
  range: Bucket;
  previousIsWhole: boolean;
  grain: TrendGrain | undefined;
  onGrain: (grain: TrendGrain) => void;
  onReceipt: (token: string) => void;
  onClose: () => void;
}

/** Beside the matrix where there is room, so that one can walk on and watch; over it where there is not. */
export function PulseTrend({ trend, indicators, departments, onClose, ...rest }: Props) {
  const say = useSay();
  const nameOf = useName();
  const beside = useMediaQuery('(min-width: 1200px)', undefined, { getInitialValueInEffect: false });
  const indicator = indicators.find(({ key }) => key === trend.indicator);
  if (!indicator) return null;
  const department = departments.find(({ key }) => key === trend.department);
  const panel = (
    <Suspense fallback={<div className={styles.space} />}>
      <TrendPanel
        indicator={indicator}
        department={department?.key ?? null}
        departmentName={department ? nameOf(department.names) : say('pulse.everyone')}
        onClose={onClose}
        {...rest}
      />
    </Suspense>
  );
  if (beside) return <aside className={styles.beside}>{panel}</aside>;
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={560}>
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={nameOf(indicator.names)}>
        <Drawer.Body p="md">{panel}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
