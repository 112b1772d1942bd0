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
import { definitionSearch } from './features/indicator-definitions/definition-search.ts';
import { librarySearch } from './features/indicator-definitions/library-filter.ts';
import { signInSearch } from './features/identity/sign-in-search.ts';
import { boardSearch, newSetSearch, setSearch } from './features/indicator-sets/set-search.ts';
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

const library = createRoute({
  getParentRoute: () => signedIn,
  path: '/indicators',
  validateSearch: librarySearch,
  component: lazyRouteComponent(
    () => import('./features/indicator-definitions/library-page.tsx'),
    'LibraryPage',
  ),
});

const definition = createRoute({
  getParentRoute: () => signedIn,
  path: '/indicators/$key',
  validateSearch: definitionSearch,
  component: lazyRouteComponent(
    () => import('./features/indicator-definitions/definition-page.tsx'),
    'DefinitionPage',
  ),
});

const version = createRoute({
  getParentRoute: () => signedIn,
  path: '/indicators/$key/versions/$version',
  component: lazyRouteComponent(
    () => import('./features/indicator-definitions/version-page.tsx'),
    'VersionPage',
  ),
});

const edit = createRoute({
  getParentRoute: () => signedIn,
  path: '/indicators/$key/versions/$version/edit',
  component: lazyRouteComponent(
    () => import('./features/indicator-definitions/edit-version-page.tsx'),
    'EditVersionPage',
  ),
});

const create = createRoute({
  getParentRoute: () => signedIn,
  path: '/indicators/new',
  component: lazyRouteComponent(
    () => import('./features/indicator-definitions/new-definition-page.tsx'),
    'NewDefinitionPage',
  ),
});

const sets = createRoute({
  getParentRoute: () => signedIn,
  path: '/sets',
  component: lazyRouteComponent(() => import('./features/indicator-sets/sets-page.tsx'), 'SetsPage'),
});

const newSet = createRoute({
  getParentRoute: () => signedIn,
  path: '/sets/new',
  validateSearch: newSetSearch,
  component: lazyRouteComponent(() => import('./features/indicator-sets/new-set-page.tsx'), 'NewSetPage'),
});

const set = createRoute({
  getParentRoute: () => signedIn,
  path: '/sets/$key',
  validateSearch: setSearch,
  component: lazyRouteComponent(() => import('./features/indicator-sets/set-page.tsx'), 'SetPage'),
});

const adoption = createRoute({
  getParentRoute: () => signedIn,
  path: '/sets/$key/adoption',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./features/indicator-sets/adoption-page.tsx'), 'AdoptionPage'),
});

const setVersion = createRoute({
  getParentRoute: () => signedIn,
  path: '/sets/$key/versions/$version',
  component: lazyRouteComponent(
    () => import('./features/indicator-sets/set-version-page.tsx'),
    'SetVersionPage',
  ),
});

const editSet = createRoute({
  getParentRoute: () => signedIn,
  path: '/sets/$key/versions/$version/edit',
  component: lazyRouteComponent(() => import('./features/indicator-sets/edit-set-page.tsx'), 'EditSetPage'),
});

const proposeSet = createRoute({
  getParentRoute: () => signedIn,
  path: '/sets/$key/propose/$department',
  component: lazyRouteComponent(
    () => import('./features/indicator-sets/propose-set-page.tsx'),
    'ProposeSetPage',
  ),
});

export const routes = root.addChildren([
  signIn,
  signedIn.addChildren([
    pulse,
    library,
    create,
    definition,
    version,
    edit,
    sets,
    newSet,
    set,
    adoption,
    setVersion,
    editSet,
    proposeSet,
  ]),
]);
