import type { Indicator, ValueRow } from '@attune/contracts';
import { useQueries } from '@tanstack/react-query';
import { grainsFor } from '../../calendar/buckets.ts';
import { figuresQuery } from '../indicators/figures-query.ts';
import { type Point, seriesOf } from '../indicators/series.ts';
import type { Period } from './period.ts';

/** What the page shows of one indicator. */
export interface PulseFigure {
  indicator: Indicator;
  /** Of all that is chosen; undefined until it has been read. */
  whole: ValueRow | undefined;
  departments: readonly ValueRow[];
  series: readonly Point[];
}

export interface PulseFigures {
  figures: PulseFigure[];
  pending: boolean;
  /** Figures of what was chosen before are still shown. */
  stale: boolean;
  error: Error | null;
  retry: () => void;
}

/** Nothing happened: the server has no row for it, the page shows the card all the same. */
const emptyRow = ({ from, to }: Period): ValueRow => ({
  period: `${from}/${to}`,
  value: null,
  n: 0,
  interval: null,
  excluded: {},
  change: null,
  reason: 'empty',
  receipt: '',
});

export function usePulseFigures(
  indicators: readonly Indicator[],
  period: Period,
  department: string | null,
): PulseFigures {
  const grain = grainsFor(period.from, period.to)[0] ?? 'day';
  const of = { ...period, ...(department ? { department } : {}) };
  const answers = useQueries({
    queries: indicators.flatMap(({ key }) => [
      figuresQuery(key, { ...of, grain: 'total' }),
      figuresQuery(key, { ...of, grain: 'total', by: 'department' }),
      figuresQuery(key, { ...of, grain }),
    ]),
  });
  const figures = indicators.map((indicator, at) => {
    const [whole, departments, series] = answers.slice(at * 3, at * 3 + 3).map(({ data }) => data);
    return {
      indicator,
      whole: whole ? (whole[0] ?? emptyRow(period)) : undefined,
      departments: departments ?? [],
      series: series ? seriesOf(series, period, grain) : [],
    };
  });
  return {
    figures,
    pending: answers.some(({ data }) => data === undefined),
    stale: answers.some(({ isPlaceholderData }) => isPlaceholderData),
    error: answers.find(({ error, data }) => error && data === undefined)?.error ?? null,
    retry: () => void Promise.all(answers.filter(({ error }) => error).map(({ refetch }) => refetch())),
  };
}
