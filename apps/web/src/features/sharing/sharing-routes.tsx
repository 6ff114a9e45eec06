import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { portalRoute } from '../../shared/root-route.ts';
import { guidParameter, wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';
import { sharingQuery } from './sharing-query.ts';

/** What the address of Share users says: which panel is open, and where an edit of tenants that differ begins. */
export interface SharingSearch {
  readonly panel?: 'users-and-groups' | 'stop-sharing' | undefined;
  readonly start?: string | undefined;
}

function sharingSearch(search: RawSearch): SharingSearch {
  return {
    panel: wordParameter(search['panel'], ['users-and-groups', 'stop-sharing']),
    start: wordParameter(search['start'], ['union']) ?? guidParameter(search['start']),
  };
}

const shareUsersRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/multitenant-collaboration/share-users',
  validateSearch: sharingSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(sharingQuery),
  component: lazyRouteComponent(() => import('./share-users-page.tsx'), 'ShareUsersPage'),
});

/** The pages of this feature. */
export const sharingRoutes = [shareUsersRoute] as const;
