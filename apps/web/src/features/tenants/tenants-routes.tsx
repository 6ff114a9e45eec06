import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';

const tenantRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/tenants/$tenantId',
  component: lazyRouteComponent(() => import('./tenant-page.tsx'), 'TenantPage'),
});

/** The pages of this feature. */
export const tenantsRoutes = [tenantRoute] as const;
