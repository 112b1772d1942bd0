import type { Indicator, ValueRow } from '@attune/contracts';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { fairChange } from '../indicators/fair-change.ts';
import { type Figures, type FiguresQuery, figuresQuery } from '../indicators/figures-query.ts';
import { newestRows, type NewestRow } from '../indicators/newest-rows.ts';
import { readRange } from '../indicators/read-range.ts';
import type { Period } from './period.ts';

/** What the page shows of one indicator. */
export interface PulseFigure {
  indicator: Indicator;
  /** Of all that is chosen. */
  whole: NewestRow;
  departments: readonly NewestRow[];
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
  version: 0,
  value: null,
  n: 0,
  interval: null,
  excluded: {},
  change: null,
  reason: 'empty',
  receipt: '',
});

/**
 * One question per indicator, for its departments: `top` holds all the others. Only whoever sees several branches
 * without a common top has to ask for their sum as well.
 */
export function usePulseFigures(indicators: readonly Indicator[], shown: Shown): PulseFigures {
  const { department, top, previousIsWhole } = shown;
  const { from, to } = shown.period;
  const of = (indicator: Indicator): FiguresQuery => ({
    ...readRange(indicator, { from, to }),
    grain: 'total',
    ...(department ? { department } : {}),
  });
  // Stable as long as the answers are, so that the table is not built again for every key press.
  const combine = useCallback(
    (answers: UseQueryResult<Figures>[]): PulseFigures => {
      const figures = indicators.map((indicator, at) => {
        const fair = (rows: readonly ValueRow[] = []) =>
          newestRows(rows).map((row) => fairChange(row, indicator.unit, previousIsWhole));
        const departments = fair(answers[at]?.data?.rows);
        const [sum] = fair(answers[indicators.length + at]?.data?.rows);
        const whole = top === null ? sum : departments.find((row) => row.department === top);
        return { indicator, whole: whole ?? emptyRow(readRange(indicator, { from, to })), departments };
      });
      return {
        figures,
        pending: answers.some(({ data }) => data === undefined),
        stale: answers.some(({ isPlaceholderData }) => isPlaceholderData),
        error: answers.find(({ error, data }) => error && data === undefined)?.error ?? null,
        retry: () => void Promise.all(answers.filter(({ error }) => error).map(({ refetch }) => refetch())),
      };
    },
    [indicators, from, to, top, previousIsWhole],
  );
  return useQueries({
    queries: [
      ...indicators.map((one) => figuresQuery(one.key, { ...of(one), by: 'department' })),
      ...(top === null ? indicators.map((one) => figuresQuery(one.key, of(one))) : []),
    ],
    combine,
  });
}
