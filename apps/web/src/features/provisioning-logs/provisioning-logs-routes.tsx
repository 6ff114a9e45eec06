import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';
import { provisioningLogsSearch } from './provisioning-logs-search.ts';

const provisioningLogsRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/provisioning-logs',
  validateSearch: provisioningLogsSearch,
  component: lazyRouteComponent(() => import('./provisioning-logs-page.tsx'), 'ProvisioningLogsPage'),
});

/** The pages of this feature. */
export const provisioningLogsRoutes = [provisioningLogsRoute] as const;
