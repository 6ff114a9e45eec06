import type { OrganizationOverview } from '@tenantry/contract';
import type { Directories } from '../directory/directories.ts';
import type { RouteModule } from '../http/route-table.ts';
import { readOverview, type OrganizationDependencies } from './organization-pages.ts';

/** However often it is asked for, Graph is read anew at most this often. */
const refreshedAtMostEvery = 5_000;

/**
 * The overview of the organization, as it is known and read anew. `onNewcomer` is told when a reading that somebody asked
 * for shows a tenant with which nothing is shared while something is shared with others.
 */
export function organizationRoutes(
  dependencies: OrganizationDependencies,
  directories: Directories,
  onNewcomer: () => void,
): RouteModule {
  return (table) => {
    table.serve('organization.read', 'signed-in', ({ principal }) =>
      readOverview(dependencies, directories.delegated(principal.accountId)),
    );
    table.serve('organization.refresh', 'signed-in', async ({ principal }) => {
      const overview = await readOverview(
        dependencies,
        directories.delegated(principal.accountId),
        refreshedAtMostEvery,
      );
      if (hasNewcomer(overview)) onNewcomer();
      return overview;
    });
  };
}

function hasNewcomer({ counts, tenants }: OrganizationOverview): boolean {
  return counts.shared > 0 && tenants.some(({ configurationState }) => configurationState === 'not-configured');
}
