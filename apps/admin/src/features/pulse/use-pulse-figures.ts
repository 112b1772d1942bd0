import type { Indicator, ValueRow } from '@attune/contracts';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { grainsFor } from '../../calendar/buckets.ts';
import { fairChange } from '../indicators/fair-change.ts';
import { type FiguresQuery, figuresQuery } from '../indicators/figures-query.ts';
import { type Point, seriesOf } from '../indicators/series.ts';
import type { Period } from './period.ts';

/** What the page shows of one indicator. */
export interface PulseFigure {
  indicator: Indicator;
  /** Of all that is chosen. */
  whole: ValueRow;
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

interface Shown {
  period: Period;
  department: string | null;
  /** The department that holds all the others shown, if there is one. */
  top: string | null;
  /** Whether the period compared with was recorded whole. */
  previousIsWhole: boolean;
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

/**
 * Two questions per indicator: its departments, of which `top` holds all the others, and its course. Only whoever
 * sees several branches without a common top has to ask for their sum as well. Figures are asked for before
 * courses: a browser has six connections, and what is read first should move first.
 */
export function usePulseFigures(
  indicators: readonly Indicator[],
  { period, department, top, previousIsWhole }: Shown,
): PulseFigures {
  const { from, to } = period;
  const grain = grainsFor(from, to)[0] ?? 'day';
  const of = { from, to, ...(department ? { department } : {}) };
  const ask = (query: Pick<FiguresQuery, 'grain' | 'by'>) =>
    indicators.map(({ key }) => figuresQuery(key, { ...of, ...query }));
  // Stable as long as the answers are, so that the table is not built again for every key press.
  const combine = useCallback(
    (answers: UseQueryResult<ValueRow[]>[]): PulseFigures => {
      const count = indicators.length;
      const figures = indicators.map((indicator, at) => {
        const [rows, series, sums] = [0, 1, 2].map((part) => answers[part * count + at]?.data);
        const departments = rows?.map((row) => fairChange(row, indicator.unit, previousIsWhole));
        const all = top === null ? sums?.[0] : departments?.find((row) => row.department === top);
        return {
          indicator,
          whole: all ? fairChange(all, indicator.unit, previousIsWhole) : emptyRow({ from, to }),
          departments: departments ?? [],
          series: series ? seriesOf(series, { from, to }, grain) : [],
        };
      });
      return {
        figures,
        pending: answers.some(({ data }) => data === undefined),
        stale: answers.some(({ isPlaceholderData }) => isPlaceholderData),
        error: answers.find(({ error, data }) => error && data === undefined)?.error ?? null,
        retry: () => void Promise.all(answers.filter(({ error }) => error).map(({ refetch }) => refetch())),
      };
    },
    [indicators, from, to, grain, top, previousIsWhole],
  );
  return useQueries({
    queries: [
      ...ask({ grain: 'total', by: 'department' }),
      ...ask({ grain }),
      ...(top === null ? ask({ grain: 'total' }) : []),
    ],
    combine,
  });
}
