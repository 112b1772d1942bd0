import type { Receipt, Recount } from '@attune/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { receiptQuery } from './receipt-query.ts';
import { askForRecount, follow, isOpen, recountQuery, stopRecount } from './recount-query.ts';

/** How far the recount of a receipt is, and what can be done about it. */
export interface Recounting {
  /** The job that waits or runs. */
  job: Recount | null;
  /** Asked, and not yet answered. */
  busy: boolean;
  /** Why there is no answer. */
  error: unknown;
  /** Why the job came to nothing, as a stable code; null where it did not. */
  failure: string | null;
  start: () => void;
  stop: () => void;
}

/** Recounts a receipt while somebody waits, or by a job where that reads much of the log. */
export function useRecount(token: string, receipt: Receipt): Recounting {
  const queries = useQueryClient();
  const atOnce = useQuery(receiptQuery(token));
  const followed = useQuery(recountQuery(token));
  const found = { onSuccess: (job: Parameters<typeof follow>[2]) => follow(queries, token, job) };
  const asked = useMutation({ mutationFn: () => askForRecount(token), ...found });
  const stopped = useMutation({ mutationFn: stopRecount, ...found });
  const recount = followed.data ?? null;
  const job = isOpen(recount) ? recount : null;
  // What was large once is asked for as a job again, although its receipt is counted by now.
  const byJob = recount !== null || receipt.recount.outcome === 'large';
  return {
    job,
    busy: byJob ? asked.isPending || stopped.isPending : atOnce.isFetching,
    error: asked.error ?? followed.error ?? atOnce.error,
    failure: recount?.error?.code ?? null,
    start: () => (byJob ? asked.mutate() : void atOnce.refetch()),
    stop: () => job && stopped.mutate(job),
  };
}
