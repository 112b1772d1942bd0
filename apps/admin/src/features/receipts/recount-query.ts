import type { JobSummary, Recount } from '@attune/contracts';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import { RequestFailed } from '../../client/request-failed.ts';
import { receiptQuery } from './receipt-query.ts';

const keyOf = (token: string) => ['recount', token] as const;

/** Milliseconds between two looks at how far it is. */
const pause = 1000;

/**
 * The job that recounts a receipt, as far as it was asked for here; null where it was not. It goes on while nobody
 * looks. What it comes to becomes the receipt.
 */
export const recountQuery = (token: string) =>
  queryOptions({
    queryKey: keyOf(token),
    queryFn: async ({ client: queries, signal }): Promise<Recount | null> => {
      const known = queries.getQueryData<Recount | null>(keyOf(token));
      if (!known) return null;
      const params = { path: { id: known.id } };
      // The client's types make an array of a tuple, here of the two ends of the indicator's `range`.
      const recount = (await answerOf(client.GET('/v1/recounts/{id}', { params, signal })).catch(
        goneIsNull,
      )) as Recount | null;
      if (recount?.result) queries.setQueryData(receiptQuery(token).queryKey, recount.result);
      return recount;
    },
    staleTime: ({ state: { data } }) => (isOpen(data) ? 0 : Infinity),
    refetchInterval: ({ state: { data } }) => (isOpen(data) ? pause : false),
  });

/** Jobs are kept for some weeks; one that is gone can be asked for anew. */
function goneIsNull(error: unknown): null {
  if (error instanceof RequestFailed && error.code === 'job-not-found') return null;
  throw error;
}

export const isOpen = (recount: Recount | null | undefined): recount is Recount =>
  recount?.finishedAt === null;

export async function askForRecount(token: string): Promise<JobSummary> {
  const params = { path: { token } };
  return answerOf(client.POST('/v1/receipts/{token}/recount', { params }));
}

export async function stopRecount({ id }: Recount): Promise<JobSummary> {
  return answerOf(client.POST('/v1/recounts/{id}/cancel', { params: { path: { id } } }));
}

/** From here on it is this job that is looked at. */
export function follow(queries: QueryClient, token: string, job: JobSummary): void {
  const recount: Recount = { ...job, result: null };
  queries.setQueryData(recountQuery(token).queryKey, recount);
}
