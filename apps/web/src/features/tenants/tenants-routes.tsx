import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';
import { wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

/** What the address of a tenant says: which tab; the overview when none is named. */
export interface TenantSearch {
  readonly tab?: 'users-and-groups' | undefined;
}

function tenantSearch(search: RawSearch): TenantSearch {
  return { tab: wordParameter(search['tab'], ['users-and-groups']) };
}

const tenantRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/tenants/$tenantId',
  validateSearch: tenantSearch,
  component: lazyRouteComponent(() => import('./tenant-page.tsx'), 'TenantPage'),
});

/** The pages of this feature. */
export const tenantsRoutes = [tenantRoute] as const;
