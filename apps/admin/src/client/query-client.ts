import { QueryClient } from '@tanstack/react-query';
import { RequestFailed } from './request-failed.ts';

/** Only what may heal by itself is asked again: no answer at all, or a server that says so. */
const mayHeal = (error: Error) =>
  error instanceof RequestFailed && (error.status === 0 || error.status >= 500 || error.status === 429);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && mayHeal(error),
      refetchOnWindowFocus: true,
    },
  },
});
