import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';
import { healthQuery } from './health-queries.ts';
import { healthSearch } from './health-search.ts';

const healthRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/health',
  validateSearch: healthSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(healthQuery),
  component: lazyRouteComponent(() => import('./health-page.tsx'), 'HealthPage'),
});

/** The pages of this feature. */
export const healthRoutes = [healthRoute] as const;
