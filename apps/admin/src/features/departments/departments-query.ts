import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) => (await answerOf(client.GET('/v1/departments', { signal }))).departments,
  staleTime: 5 * 60_000,
});
