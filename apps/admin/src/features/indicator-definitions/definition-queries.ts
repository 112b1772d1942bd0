import type { Coverage, DefinitionParts, IndicatorDefinitionAnswer } from '@attune/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';

/** Whatever shows definitions starts with it, so that a change can ask for all of it again. */
export const definitionsKey = ['indicator-definitions'] as const;

export const libraryQuery = queryOptions({
  queryKey: [...definitionsKey, 'library'],
  queryFn: async ({ signal }) =>
    (await answerOf(client.GET('/v1/indicator-definitions', { signal }))).indicators,
});

/** All versions of one, the newest first. */
export async function readDefinition(key: string, signal: AbortSignal): Promise<IndicatorDefinitionAnswer> {
  const params = { path: { key } };
  const answer = await answerOf(client.GET('/v1/indicator-definitions/{key}', { params, signal }));
  // The client's types make an array of a tuple, here of the two ends of a body's `range`.
  return answer as IndicatorDefinitionAnswer;
}

export const definitionQuery = (key: string) =>
  queryOptions({
    queryKey: [...definitionsKey, 'one', key],
    queryFn: ({ signal }) => readDefinition(key, signal),
  });

export const lineageQuery = (key: string) =>
  queryOptions({
    queryKey: [...definitionsKey, 'lineage', key],
    queryFn: ({ signal }) => {
      const params = { path: { key } };
      return answerOf(client.GET('/v1/indicator-definitions/{key}/lineage', { params, signal }));
    },
  });

/** Of these local days, both inclusive. */
export const coverageQuery = (key: string, range: { from: string; to: string }) =>
  queryOptions({
    queryKey: [...definitionsKey, 'coverage', key, range],
    queryFn: ({ signal }): Promise<Coverage> => {
      const params = { path: { key }, query: range };
      return answerOf(client.GET('/v1/indicator-definitions/{key}/coverage', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** Readings, measures and functions that definitions are made of. */
export const partsQuery = queryOptions({
  queryKey: [...definitionsKey, 'parts'],
  queryFn: async ({ signal }) =>
    (await answerOf(client.GET('/v1/indicator-definitions/parts', { signal }))) as DefinitionParts,
  staleTime: 60_000,
});
