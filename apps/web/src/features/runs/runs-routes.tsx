import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';
import { runListQuery, runQuery } from './run-queries.ts';
import { runSearch } from './run-search.ts';

const runsRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/runs',
  loader: ({ context }) => void context.queryClient.prefetchQuery(runListQuery),
  component: lazyRouteComponent(() => import('./runs-page.tsx'), 'RunsPage'),
});

const runRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/runs/$runId',
  validateSearch: runSearch,
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(runQuery(params.runId)),
  component: lazyRouteComponent(() => import('./run-page.tsx'), 'RunPage'),
});

/** The pages of this feature. */
export const runsRoutes = [runsRoute, runRoute] as const;
