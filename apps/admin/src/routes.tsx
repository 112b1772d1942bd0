import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { RequestFailed } from './client/request-failed.ts';
import { sessionQuery } from './features/identity/session.ts';
import { signInSearch } from './features/identity/sign-in-search.ts';
import { pulseSearch } from './features/pulse/pulse-search.ts';
import { FailedPage } from './frame/failed-page.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: FailedPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./features/identity/sign-in-page.tsx'), 'SignInPage'),
});

/** Whatever lies below is for people who are signed in; others are sent to sign in and back again. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  async beforeLoad({ context, location }) {
    await context.queries.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (!(error instanceof RequestFailed) || error.status !== 401) throw error;
      const next = location.href === '/' ? undefined : location.href;
      throw redirect({ to: '/sign-in', search: { next } });
    });
  },
  component: lazyRouteComponent(() => import('./frame/app-frame.tsx'), 'AppFrame'),
});

const pulse = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: pulseSearch,
  component: lazyRouteComponent(() => import('./features/pulse/pulse-page.tsx'), 'PulsePage'),
});

export const routes = root.addChildren([signIn, signedIn.addChildren([pulse])]);
