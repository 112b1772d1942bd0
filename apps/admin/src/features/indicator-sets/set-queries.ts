import type { IndicatorSetAnswer, SetValues } from '@attune/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import { figuresKey } from '../indicators/figures-query.ts';

/** Whatever shows sets starts with it, so that a change can ask for all of it again. */
export const setsKey = ['indicator-sets'] as const;

export const setsQuery = queryOptions({
  queryKey: [...setsKey, 'all'],
  queryFn: async ({ signal }) => (await answerOf(client.GET('/v1/indicator-sets', { signal }))).sets,
});

export const setTemplatesQuery = queryOptions({
  queryKey: [...setsKey, 'templates'],
  queryFn: async ({ signal }) =>
    (await answerOf(client.GET('/v1/indicator-sets/templates', { signal }))).templates,
  staleTime: 5 * 60_000,
});

/** All versions of one, the newest first. */
export const readSet = (key: string, signal: AbortSignal): Promise<IndicatorSetAnswer> =>
  answerOf(client.GET('/v1/indicator-sets/{key}', { params: { path: { key } }, signal }));

export const setQuery = (key: string) =>
  queryOptions({
    queryKey: [...setsKey, 'one', key],
    queryFn: ({ signal }) => readSet(key, signal),
  });

export interface SetValuesAsked {
  from: string;
  to: string;
  department?: string;
  version?: number;
}

/** Of every department over these local days, both inclusive. Live hints ask for it again like for any figures. */
export const setValuesQuery = (key: string, asked: SetValuesAsked) =>
  queryOptions({
    queryKey: [...figuresKey, 'set', key, asked],
    queryFn: async ({ signal }) => {
      const params = { path: { key }, query: { ...asked, grain: 'total', by: 'department' } as const };
      return (await answerOf(client.GET('/v1/indicator-sets/{key}/values', { params, signal }))) as SetValues;
    },
    placeholderData: keepPreviousData,
  });

export const boardQuery = (key: string, range: { from: string; to: string }) =>
  queryOptions({
    queryKey: [...setsKey, 'board', key, range],
    queryFn: ({ signal }) => {
      const params = { path: { key }, query: range };
      return answerOf(client.GET('/v1/indicator-sets/{key}/board', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

export const adoptionsQuery = (key: string) =>
  queryOptions({
    queryKey: [...setsKey, 'adoptions', key],
    queryFn: async ({ signal }) => {
      const params = { path: { key } };
      return (await answerOf(client.GET('/v1/indicator-sets/{key}/adoptions', { params, signal }))).adoptions;
    },
  });
