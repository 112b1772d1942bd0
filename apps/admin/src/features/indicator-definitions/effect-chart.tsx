import type { IndicatorBody, Preview } from '@attune/contracts';
import { lazy, Suspense, useMemo, useRef } from 'react';
import type { ChartHandle } from '../../chart/trend-chart.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { TrendNotes } from '../indicators/trend-notes.tsx';
import { useTrend } from '../indicators/use-trend.ts';
import styles from './effect-panel.module.css';
import { effectPoints } from './effect-rows.ts';

const TrendChart = lazy(() => import('../../chart/trend-chart.tsx'));

interface Props {
  preview: Preview;
  body: IndicatorBody;
  range: { from: string; to: string };
}

/** Both courses in one picture: the new one as a trend is drawn, the one in force dashed. */
export function EffectChart({ preview, body, range }: Props) {
  const say = useSay();
  const nameOf = useName();
  const handle = useRef<ChartHandle>(null);
  const { from, to } = range;
  const points = useMemo(() => effectPoints(preview, { from, to }, 'after'), [preview, from, to]);
  const other = useMemo(
    () =>
      preview.version === null
        ? undefined
        : {
            points: effectPoints(preview, { from, to }, 'before'),
            label: say('effect.version', { version: preview.version }),
          },
    [preview, from, to, say],
  );
  const { unit, target } = body;
  const [low, high] = body.range ?? [];
  const indicator = useMemo(
    () => ({
      unit,
      target,
      range: low === undefined || high === undefined ? null : ([low, high] as [number, number]),
      currencies: null,
    }),
    [unit, target, low, high],
  );
  const trend = useTrend({ indicator, points, grain: 'month', other });
  if (points.every(({ value }) => value === null)) return null;
  return (
    <div>
      <div className={styles.chart}>
        <Suspense fallback={null}>
          <TrendChart
            trend={trend}
            alt={say('effect.chart', { indicator: nameOf(body.names) })}
            handle={handle}
          />
        </Suspense>
      </div>
      <TrendNotes points={points} axis={trend.axis} axisText={trend.axisText} />
      {other?.points.some(({ value }) => value !== null) ? (
        <p className={styles.quiet}>{say('effect.dashed', { version: preview.version ?? '' })}</p>
      ) : null}
    </div>
  );
}
