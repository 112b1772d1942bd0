import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import type { paths } from '../../client/schema.gen.ts';

export type FiguresQuery = paths['/v1/indicators/{key}/values']['get']['parameters']['query'];

/** Every query of figures starts with this, so that one hint can ask for all that are shown again. */
export const figuresKey = ['figures'] as const;

/** Rows of one indicator. Figures already shown stay until the new ones are there: nothing jumps. */
export function figuresQuery(indicator: string, query: FiguresQuery) {
  return queryOptions({
    queryKey: [...figuresKey, indicator, query],
    queryFn: async ({ signal }) => {
      const params = { path: { key: indicator }, query };
      return (await answerOf(client.GET('/v1/indicators/{key}/values', { params, signal }))).rows;
    },
    placeholderData: keepPreviousData,
  });
}
