import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';

const homeRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
});

/** The pages of this feature. */
export const homeRoutes = [homeRoute] as const;
