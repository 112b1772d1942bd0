import type { Values } from '@attune/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import { askedFor } from './asked-for.ts';
import type { paths } from '../../client/schema.gen.ts';

export type FiguresQuery = paths['/v1/indicators/{key}/values']['get']['parameters']['query'];

export interface Figures extends Pick<Values, 'rows' | 'versions'> {
  breaks: NonNullable<Values['breaks']>;
  /** Departments without others below them that feed nothing into it. */
  unbound: readonly string[];
}

/**
 * Queries of single figures start with the first, of courses over time with the second, so that a hint can ask
 * for all that are shown again, and for what is read first before the rest.
 */
export const figuresKey = ['figures'] as const;
export const coursesKey = ['courses'] as const;

/** Rows of one indicator, of which versions and departments, and where they are not one line. Figures already shown stay until the new ones are there: nothing jumps. */
export function figuresQuery(indicator: string, query: FiguresQuery) {
  return queryOptions({
    queryKey: [...(query.grain === 'total' ? figuresKey : coursesKey), indicator, query],
    queryFn: async ({ signal }) => {
      const { key, ...readIn } = askedFor(indicator);
      const params = { path: { key }, query: { ...query, ...readIn } };
      const {
        rows,
        versions,
        breaks = [],
        unbound = [],
      } = await answerOf(client.GET('/v1/indicators/{key}/values', { params, signal }));
      return { rows, versions, breaks, unbound } satisfies Figures;
    },
    placeholderData: keepPreviousData,
  });
}
