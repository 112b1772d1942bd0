import type { PinnedReceipt } from '@attune/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';

/** All receipts that are kept of departments that may be seen, the newest first. */
export const keptQuery = queryOptions({
  queryKey: ['pinned-receipts'],
  queryFn: async ({ signal }): Promise<PinnedReceipt[]> =>
    (await answerOf(client.GET('/v1/pinned-receipts', { signal }))).receipts,
});

/** @param note what it is kept for; may be empty */
export const keepReceipt = (receipt: string, note: string): Promise<PinnedReceipt> =>
  answerOf(client.POST('/v1/pinned-receipts', { body: { receipt, note } }));

export const keepNoLonger = (id: string): Promise<void> =>
  answerOf(client.DELETE('/v1/pinned-receipts/{id}', { params: { path: { id } } }));
