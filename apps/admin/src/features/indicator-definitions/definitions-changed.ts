import type { QueryClient } from '@tanstack/react-query';
import { coursesKey, figuresKey } from '../indicators/figures-query.ts';
import { indicatorsQuery } from '../indicators/indicators-query.ts';
import { definitionsKey } from './definition-queries.ts';

/** After a change everything that definitions decide is asked for again; what is not shown waits until it is. */
export async function definitionsChanged(queries: QueryClient): Promise<void> {
  const keys = [definitionsKey, indicatorsQuery.queryKey, figuresKey, coursesKey];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
