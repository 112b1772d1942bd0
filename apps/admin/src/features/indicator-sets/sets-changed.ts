import type { QueryClient } from '@tanstack/react-query';
import { figuresKey } from '../indicators/figures-query.ts';
import { setsKey } from './set-queries.ts';

/** After a change everything that sets decide is asked for again; what is not shown waits until it is. */
export async function setsChanged(queries: QueryClient): Promise<void> {
  await Promise.all(
    [setsKey, [...figuresKey, 'set']].map((queryKey) => queries.invalidateQueries({ queryKey })),
  );
}
