import type { Indicator } from '@attune/contracts';
import { useMemo } from 'react';
import type { Trend } from '../../chart/trend.ts';
import { valueAxis } from '../../chart/value-axis.ts';
import type { TrendGrain } from '../../calendar/buckets.ts';
import { daysIn } from '../../calendar/local-day.ts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { figureText } from './figure-text.ts';
import { gapText } from './gap-text.ts';
import { indicativeBelow } from './indicative.ts';
import { periodLabel } from './period-label.ts';
import { breaksOf, type Point, targetsOf } from './series.ts';

interface Shown {
  indicator: Pick<Indicator, 'unit' | 'currencies' | 'target' | 'range'> &
    Partial<Pick<Indicator, 'versions'>>;
  points: readonly Point[];
  grain: TrendGrain;
  /** The same periods as something else reads them, point by point. */
  other?: { points: readonly Point[]; label: string } | undefined;
}

/** A series put into words and figures, ready to be drawn. */
export function useTrend({ indicator, points, grain, other }: Shown): Trend {
  const say = useSay();
  const formats = useFormats();
  return useMemo(() => {
    const text = figureText(indicator, formats, say);
    const period = (point: Point) => formats.period(point.from, point.to);
    const targets = targetsOf(points, indicator);
    const [first, last] = [points[0], points.at(-1)];
    const long = first !== undefined && last !== undefined && daysIn(first.from, last.to) > 366;
    return {
      points,
      labels: points.map((point) => periodLabel(point, { grain, long }, formats)),
      axis: valueAxis(
        [...points, ...(other?.points ?? [])],
        targets.map(({ target }) => target),
        indicator.range,
        indicator.unit === 'ms',
      ),
      targets: targets.map(({ target, ...stretch }) => ({
        ...stretch,
        target,
        label: say('trend.target', { target: text.exact(target) }),
      })),
      breaks: breaksOf(points).map(({ at, version, from }) => ({
        at,
        label: say(version === null ? 'trend.break-part' : 'trend.break', {
          version: version ?? '',
          day: formats.shortDay(from),
        }),
      })),
      other: other ?? null,
      answersLabel: say('trend.answers'),
      hollowBelow: indicativeBelow,
      valueText: text.value,
      axisText: text.exact,
      countText: formats.integer,
      tooltip(at) {
        const point = points[at];
        if (!point) return [];
        const { value, low, high, n } = point;
        const figure = value === null ? gapText(point.reason, say) : text.value(value);
        const interval = low === null || high === null ? '' : ` (${text.interval({ low, high })})`;
        const beside = other?.points[at];
        return [
          period(point),
          `${figure}${interval}`,
          ...(other && beside ? [`${other.label}: ${text.value(beside.value)}`] : []),
          say('card.n', { n: formats.integer(n) }),
        ];
      },
    };
  }, [indicator, points, grain, other, formats, say]);
}
