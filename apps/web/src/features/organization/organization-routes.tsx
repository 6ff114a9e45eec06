import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';

const organizationRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/multitenant-collaboration',
  component: lazyRouteComponent(() => import('./organization-page.tsx'), 'OrganizationPage'),
});

/** The pages of this feature. */
export const organizationRoutes = [organizationRoute] as const;
