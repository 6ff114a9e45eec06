import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';

const organizationProfileRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/settings/org-settings/organization-profile',
  component: lazyRouteComponent(() => import('./organization-profile-page.tsx'), 'OrganizationProfilePage'),
});

/** The pages of this feature. */
export const orgSettingsRoutes = [organizationProfileRoute] as const;
