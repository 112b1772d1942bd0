import type { Indicator, ValueRow } from '@attune/contracts';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { grainsFor } from '../../calendar/buckets.ts';
import { figuresQuery } from '../indicators/figures-query.ts';
import { type Point, seriesOf } from '../indicators/series.ts';
import type { Period } from './period.ts';

/** The course of each indicator over the period, in the same order; empty until it has been read. */
export function useCourses(
  indicators: readonly Indicator[],
  { from, to }: Period,
  department: string | null,
): readonly (readonly Point[])[] {
  const grain = grainsFor(from, to)[0] ?? 'day';
  const query = { from, to, grain, ...(department ? { department } : {}) };
  const combine = useCallback(
    (answers: UseQueryResult<ValueRow[]>[]) =>
      answers.map(({ data }) => (data ? seriesOf(data, { from, to }, grain) : [])),
    [from, to, grain],
  );
  return useQueries({ queries: indicators.map(({ key }) => figuresQuery(key, query)), combine });
}
