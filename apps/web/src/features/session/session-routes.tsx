import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shared/root-route.ts';
import { pathParameter, wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

/** The search of the pages around signing in: where to go afterwards, and whether the session ended by itself. */
export interface SessionSearch {
  readonly returnTo?: string;
  readonly reason?: 'expired';
}

function sessionSearch(search: RawSearch): SessionSearch {
  const returnTo = pathParameter(search['returnTo']);
  return {
    ...(returnTo === '/' ? {} : { returnTo }),
    ...(wordParameter(search['reason'], ['expired']) ? { reason: 'expired' } : {}),
  };
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: sessionSearch,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

const signedOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signed-out',
  validateSearch: sessionSearch,
  component: lazyRouteComponent(() => import('./signed-out-page.tsx'), 'SignedOutPage'),
});

const noAccessRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/no-access',
  component: lazyRouteComponent(() => import('./no-access-page.tsx'), 'NoAccessPage'),
});

/** The pages outside the portal's frame. */
export const sessionRoutes = [signInRoute, signedOutRoute, noAccessRoute] as const;
