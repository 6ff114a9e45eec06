import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';

const activityRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/activity',
  component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
});

/** The pages of this feature. */
export const activityRoutes = [activityRoute] as const;
