import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';
import { tenantSearch } from './tenant-search.ts';

const tenantRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/tenants/$tenantId',
  validateSearch: tenantSearch,
  component: lazyRouteComponent(() => import('./tenant-page.tsx'), 'TenantPage'),
});

/** The pages of this feature. */
export const tenantsRoutes = [tenantRoute] as const;
