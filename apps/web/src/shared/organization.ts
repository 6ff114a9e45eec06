import type { OrganizationOverview } from '@tenantry/contract';
import { portalQuery } from './portal-query.ts';

function pace(overview: OrganizationOverview | undefined): number {
  return overview?.runInProgress !== undefined || overview?.rollUp === 'initial-cycle' ? 10_000 : 30_000;
}

/** The organization with the status of every tenant; read again by itself, more often while something goes on. */
export const organizationQuery = {
  ...portalQuery('organization.read', {}),
  refetchInterval: (query: { readonly state: { readonly data: OrganizationOverview | undefined } }) =>
    pace(query.state.data),
};
