import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter } from '@tanstack/react-router';
import { activityRoutes } from '../features/activity/activity-routes.tsx';
import { healthRoutes } from '../features/health/health-routes.tsx';
import { homeRoutes } from '../features/home/home-routes.tsx';
import { orgSettingsRoutes } from '../features/org-settings/org-settings-routes.tsx';
import { organizationRoutes } from '../features/organization/organization-routes.tsx';
import { plansRoutes } from '../features/plans/plans-routes.tsx';
import { provisioningLogsRoutes } from '../features/provisioning-logs/provisioning-logs-routes.tsx';
import { runsRoutes } from '../features/runs/runs-routes.tsx';
import { settingsRoutes } from '../features/settings/settings-routes.tsx';
import { sharingRoutes } from '../features/sharing/sharing-routes.tsx';
import { sessionRoutes } from '../features/session/session-routes.tsx';
import { tenantsRoutes } from '../features/tenants/tenants-routes.tsx';
import { portalRoute, rootRoute } from '../shared/root-route.ts';
import { parsePlainSearch, stringifyPlainSearch } from '../shared/search-parameters.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { FailedPage, FailedPortal } from './failed-page.tsx';
import { FramePending, PagePending } from './page-pending.tsx';
import { Shell } from './shell.tsx';

/** Every other address: inside the frame, so that the way on is at hand. */
const notFoundRoute = createRoute({ getParentRoute: () => portalRoute, path: '$', component: NotFoundPage });

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  portalRoute
    .update({ component: Shell, pendingComponent: FramePending, errorComponent: FailedPortal })
    .addChildren([
      ...homeRoutes,
      ...orgSettingsRoutes,
      ...settingsRoutes,
      ...organizationRoutes,
      ...sharingRoutes,
      ...plansRoutes,
      ...runsRoutes,
      ...tenantsRoutes,
      ...provisioningLogsRoutes,
      ...healthRoutes,
      ...activityRoutes,
      notFoundRoute,
    ]),
]);

/** Makes the router over all pages. */
export function createPortalRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: parsePlainSearch,
    stringifySearch: stringifyPlainSearch,
    defaultPreload: 'intent',
    // The cache of the queries decides what is fresh; the router keeps nothing of its own.
    defaultPreloadStaleTime: 0,
    // The default waits half a second before a loaded page may replace its placeholder.
    defaultPendingMs: 0,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

export type PortalRouter = ReturnType<typeof createPortalRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: PortalRouter;
  }
}
