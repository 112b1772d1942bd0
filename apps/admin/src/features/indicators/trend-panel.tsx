import type { Indicator } from '@attune/contracts';
import { CloseButton, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { type Bucket, trendGrains, type TrendGrain } from '../../calendar/buckets.ts';
import type { ChartHandle } from '../../chart/trend-chart.tsx';
import { ProblemNotice } from '../../frame/problem-notice.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { askedFor } from './asked-for.ts';
import { fairChange } from './fair-change.ts';
import { figuresQuery } from './figures-query.ts';
import { gapTexts } from './gap-text.ts';
import { newestRows } from './newest-rows.ts';
import { readGrains, readRange } from './read-range.ts';
import { type Point, runsOf, seriesOf } from './series.ts';
import { TrendExport } from './trend-export.tsx';
import { TrendNotes } from './trend-notes.tsx';
import styles from './trend-panel.module.css';
import { TrendSummary } from './trend-summary.tsx';
import { TrendTable } from './trend-table.tsx';
import { useBound } from './use-bound.ts';
import { useTrend } from './use-trend.ts';

const TrendChart = lazy(() => import('../../chart/trend-chart.tsx'));

interface Props {
  indicator: Indicator;
  /** Null is all that may be seen. */
  department: string | null;
  departmentName: string;
  range: Bucket;
  previousIsWhole: boolean;
  grain: TrendGrain | undefined;
  onGrain: (grain: TrendGrain) => void;
  onReceipt: (token: string) => void;
  /** Where it stands for itself it is not closed. */
  onClose?: (() => void) | undefined;
}

export function TrendPanel(props: Props) {
  const { indicator, department, departmentName, onGrain, onReceipt, onClose } = props;
  const say = useSay();
  const nameOf = useName();
  const { from, to } = readRange(indicator, props.range);
  const range = useMemo(() => ({ from, to }), [from, to]);
  const grains = readGrains(indicator, range);
  const grain = grains.find((one) => one === props.grain) ?? grains[0] ?? 'day';
  const of = { ...range, ...(department ? { department } : {}) };
  const { key: asked, ...readIn } = askedFor(indicator.key);
  const wanted = { ...of, grain: 'total' } as const;
  const total = useQuery(figuresQuery(indicator.key, wanted));
  const bound = useBound(indicator.key, wanted);
  const {
    data: course,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery(figuresQuery(indicator.key, { ...of, grain }));
  const figure = total.data ? newestRows(total.data.rows)[0] : undefined;
  const points = useMemo(() => (course ? seriesOf(course, range, grain) : []), [course, range, grain]);
  // Nothing can have been counted where nothing is bound.
  const isUnbound = bound !== null && bound.bound === 0;
  const shown = useMemo(() => (isUnbound ? points.map(asUnbound) : points), [isUnbound, points]);
  const trend = useTrend({ indicator, points: shown, grain });
  const handle = useRef<ChartHandle>(null);
  const scope =
    bound === null || bound.bound === bound.all || (department !== null && bound.all === 1)
      ? departmentName
      : say(department === null ? 'trend.some' : 'trend.some-of', { ...bound, department: departmentName });
  const title = say('trend.title', { indicator: nameOf(indicator.names), department: scope });
  const whole = runsOf(points).flat();
  const alt = say('trend.alt', {
    indicator: nameOf(indicator.names),
    department: scope,
    grain: say(`trend.${grain}`),
    first: trend.valueText(whole[0]?.value ?? 0),
    last: trend.valueText(whole.at(-1)?.value ?? 0),
  });

  return (
    <section className={styles.panel} aria-label={title} data-testid="trend">
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {onClose ? <CloseButton aria-label={say('trend.close')} onClick={onClose} size="md" /> : null}
      </header>
      {figure ? (
        <TrendSummary
          indicator={indicator}
          row={fairChange(figure, indicator.unit, props.previousIsWhole)}
          onReceipt={onReceipt}
        />
      ) : (
        <div className={styles.summarySpace} />
      )}
      <div className={styles.controls}>
        <SegmentedControl
          size="xs"
          aria-label={say('trend.grain')}
          value={grain}
          onChange={(next) => onGrain(next as TrendGrain)}
          data={trendGrains
            .filter((one) => grains.includes(one))
            .map((one) => ({ value: one, label: say(`trend.${one}`) }))}
        />
        <TrendExport
          name={`${indicator.key}-${department ?? 'all'}-${range.from}-${range.to}`}
          points={points}
          figures={{ indicators: asked, ...readIn, ...of, grain }}
          handle={handle}
        />
      </div>
      <div className={styles.chart} data-stale={isPlaceholderData}>
        {error ? (
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        ) : course && whole.length === 0 ? (
          <p className={styles.nothing}>{say('trend.nothing', { reasons: gapTexts(shown, say) })}</p>
        ) : course ? (
          <Suspense fallback={null}>
            <TrendChart trend={trend} alt={alt} handle={handle} />
          </Suspense>
        ) : null}
      </div>
      <TrendNotes points={shown} axis={trend.axis} axisText={trend.axisText} />
      <TrendTable title={title} points={points} indicator={indicator} />
    </section>
  );
}

const asUnbound = (point: Point): Point =>
  point.reason === 'empty' ? { ...point, reason: 'unbound' } : point;
