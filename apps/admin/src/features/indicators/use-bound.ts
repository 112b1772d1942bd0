import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '../departments/departments-query.ts';
import { lowestKeys } from '../departments/lowest-departments.ts';
import { figuresQuery, type FiguresQuery } from './figures-query.ts';
import { newestRows } from './newest-rows.ts';

/** How many of the lowest departments asked about feed a figure. */
export interface Bound {
  bound: number;
  all: number;
}

/**
 * Of the figure that a question for the total leads to; null while that is not known.
 *
 * Where several versions answer, departments that only the earlier ones leave out are in that figure: it is of the
 * days of the newest.
 */
export function useBound(indicator: string, question: FiguresQuery): Bound | null {
  const { data: departments } = useQuery(departmentsQuery);
  const total = useQuery(figuresQuery(indicator, question));
  const newest = total.data && newestRows(total.data.rows)[0];
  const several = newest?.earlier !== undefined;
  const [from = question.from, to = question.to] = newest?.period.split('/') ?? [];
  const alone = useQuery({ ...figuresQuery(indicator, { ...question, from, to }), enabled: several });
  const told = several ? alone.data : total.data;
  if (!departments || !told) return null;
  const lowest = lowestKeys(departments, question.department ?? null);
  const unbound = new Set(told.unbound);
  return { bound: lowest.filter((key) => !unbound.has(key)).length, all: lowest.length };
}
