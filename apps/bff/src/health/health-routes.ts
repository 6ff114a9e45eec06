import type { Directories } from '../directory/directories.ts';
import type { Foundation } from '../foundation.ts';
import type { RouteModule } from '../http/route-table.ts';
import type { OrganizationDependencies } from '../organization/organization-pages.ts';
import { readHealth } from './read-health.ts';
import { createHealthReads } from './health-reads.ts';

/** The configuration doctor. */
export function healthRoutes(
  { config, clock }: Foundation,
  organization: OrganizationDependencies,
  directories: Directories,
): RouteModule {
  const dependencies = {
    organization,
    reads: createHealthReads(directories.reader, directories.readerClient, clock),
    adminCenterUrl: config.entra.adminCenterUrl,
  };
  return (table) => {
    table.serve('health.read', 'signed-in', ({ principal }) =>
      readHealth(dependencies, directories.delegated(principal.accountId)),
    );
  };
}
