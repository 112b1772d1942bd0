import { createRouter } from '@tanstack/react-router';
import { queryClient } from './client/query-client.ts';
import { RequestFailed } from './client/request-failed.ts';
import { sessionQuery } from './features/identity/session.ts';
import { routes } from './routes.tsx';

export const router = createRouter({
  routeTree: routes,
  context: { queries: queryClient },
  defaultPreload: 'intent',
  scrollRestoration: true,
  // The admin has few pages and they load at once; a spinner in between would only flicker.
  defaultPendingMs: 1000,
});

/** Wherever a request finds that the session is over, there is only one way on. */
queryClient.getQueryCache().subscribe(({ type, query }) => {
  const { error } = query.state;
  if (type !== 'updated' || !(error instanceof RequestFailed) || error.status !== 401) return;
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  // Whoever has just opened the admin had no session that could have ended.
  const ended = queryClient.getQueryData(sessionQuery.queryKey) ? true : undefined;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { ended, next: href === '/' ? undefined : href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
