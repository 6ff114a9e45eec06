import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';

const safetyRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/settings/org-settings/safety',
  component: lazyRouteComponent(() => import('./safety-page.tsx'), 'SafetyPage'),
});

/** The pages of this feature. */
export const settingsRoutes = [safetyRoute] as const;
