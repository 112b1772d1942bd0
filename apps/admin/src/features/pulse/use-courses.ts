import type { Indicator } from '@attune/contracts';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type Figures, figuresQuery } from '../indicators/figures-query.ts';
import { readGrains, readRange } from '../indicators/read-range.ts';
import { type Point, seriesOf } from '../indicators/series.ts';
import type { Period } from './period.ts';

/** The course of each indicator over the period, in the same order; empty until it has been read. */
export function useCourses(
  indicators: readonly Indicator[],
  { from, to }: Period,
  department: string | null,
): readonly (readonly Point[])[] {
  const courses = useMemo(
    () =>
      indicators.map((indicator) => ({
        key: indicator.key,
        range: readRange(indicator, { from, to }),
        grain: readGrains(indicator, { from, to })[0] ?? 'day',
      })),
    [indicators, from, to],
  );
  const combine = useCallback(
    (answers: UseQueryResult<Figures>[]) =>
      courses.map(({ range, grain }, at) => {
        const course = answers[at]?.data;
        return course ? seriesOf(course, range, grain) : [];
      }),
    [courses],
  );
  const of = department ? { department } : {};
  return useQueries({
    queries: courses.map(({ key, range, grain }) => figuresQuery(key, { ...range, grain, ...of })),
    combine,
  });
}
