import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { problemCode } from './query-client.ts';
import { mayBeSignedIn, sessionQuery } from './session.ts';

/** What every route is given. */
export interface RouterContext {
  readonly queryClient: QueryClient;
}

/** The root of all pages. */
export const rootRoute = createRootRouteWithContext<RouterContext>()();

/** The parent of every page that needs a session; the portal's frame stands around them. */
export const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'portal',
  beforeLoad: async ({ context, location }) => {
    if (!mayBeSignedIn()) throw redirect({ to: '/sign-in', search: { returnTo: location.href }, replace: true });
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      const code = problemCode(error);
      if (code === 'not-signed-in' || code === 'needs-sign-in') {
        throw redirect({ to: '/sign-in', search: { returnTo: location.href }, replace: true });
      }
      if (code === 'no-portal-role') throw redirect({ to: '/no-access', replace: true });
      throw error;
    }
  },
});
