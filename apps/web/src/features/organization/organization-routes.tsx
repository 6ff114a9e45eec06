import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { organizationQuery } from '../../shared/organization.ts';
import { portalRoute } from '../../shared/root-route.ts';
import { organizationSearch } from './organization-search.ts';

const organizationRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/multitenant-collaboration',
  validateSearch: organizationSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(organizationQuery),
  component: lazyRouteComponent(() => import('./organization-page.tsx'), 'OrganizationPage'),
});

/** The pages of this feature. */
export const organizationRoutes = [organizationRoute] as const;
