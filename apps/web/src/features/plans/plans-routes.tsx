import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';
import { planQuery } from './plan-query.ts';
import { planSearch } from './plan-search.ts';

const planRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/plans/$planId',
  validateSearch: planSearch,
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(planQuery(params.planId)),
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
});

/** The pages of this feature. */
export const plansRoutes = [planRoute] as const;
