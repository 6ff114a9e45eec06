import type { SharedPrincipal } from '@tenantry/contract';
import type { Directories } from '../directory/directories.ts';
import type { PrincipalDetails } from '../directory/principal-details.ts';
import type { RouteModule } from '../http/route-table.ts';
import { readOrganizationView, type OrganizationDependencies } from '../organization/organization-pages.ts';
import { currentScope, viewSharing } from './sharing-state.ts';

/** Somebody is about to decide: what is shown is no older than this. */
const maximumAge = 15_000;

/** What is shared now, for the Share users page. */
export function sharingRoutes(
  organization: OrganizationDependencies,
  directories: Directories,
  details: PrincipalDetails,
): RouteModule {
  return (table) => {
    table.serve('sharing.read', 'signed-in', async ({ principal }) => {
      const viewer = directories.delegated(principal.accountId);
      const { snapshot, runInProgress } = await readOrganizationView(organization, viewer, maximumAge);
      const { reading, readAt } = snapshot;
      const { homeTenantId } = organization;
      const scope = currentScope(reading.organization, homeTenantId, reading.configurations);
      const described = await details.read(scope.principals, viewer);
      return viewSharing({
        asOf: readAt,
        homeTenantId,
        organization: reading.organization,
        configurations: reading.configurations,
        details: new Map(described.map((one): [string, SharedPrincipal] => [one.id, one])),
        runInProgress,
      });
    });
  };
}
