import type { Receipt } from '@attune/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';

/** Reading a receipt recounts its events, so asking again is recounting again. */
export const receiptQuery = (token: string) =>
  queryOptions({
    queryKey: ['receipt', token],
    queryFn: async ({ signal }) => {
      const params = { path: { token } };
      // The client's types make an array of a tuple, here of the two ends of the indicator's `range`.
      return (await answerOf(client.GET('/v1/receipts/{token}', { params, signal }))) as Receipt;
    },
    staleTime: Infinity,
  });
