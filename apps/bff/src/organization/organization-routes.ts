import type { Directories } from '../directory/directories.ts';
import type { RouteModule } from '../http/route-table.ts';
import { readOverview, type OrganizationDependencies } from './organization-pages.ts';

/** However often it is asked for, Graph is read anew at most this often. */
const refreshedAtMostEvery = 5_000;

/** The overview of the organization, as it is known and read anew. */
export function organizationRoutes(dependencies: OrganizationDependencies, directories: Directories): RouteModule {
  return (table) => {
    table.serve('organization.read', 'signed-in', ({ principal }) =>
      readOverview(dependencies, directories.delegated(principal.accountId)),
    );
    table.serve('organization.refresh', 'signed-in', ({ principal }) =>
      readOverview(dependencies, directories.delegated(principal.accountId), refreshedAtMostEvery),
    );
  };
}
