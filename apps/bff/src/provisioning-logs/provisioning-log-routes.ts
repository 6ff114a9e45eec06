import type { Directories } from '../directory/directories.ts';
import type { RouteModule } from '../http/route-table.ts';
import { readOrganizationView, type OrganizationDependencies } from '../organization/organization-pages.ts';
import type { ProvisioningLogStore } from './provisioning-log-store.ts';

/** The provisioning log over all tenants. */
export function provisioningLogRoutes(
  logs: ProvisioningLogStore,
  organization: OrganizationDependencies,
  directories: Directories,
): RouteModule {
  return (table) => {
    table.serve('provisioningLogs.list', 'signed-in', async ({ query, principal }) => {
      const { homeTenantId } = organization;
      const [view, position, { total, rows }] = await Promise.all([
        readOrganizationView(organization, directories.delegated(principal.accountId)),
        logs.position(homeTenantId),
        logs.list(homeTenantId, query),
      ]);
      const names = new Map(view.statuses.map((status) => [status.tenantId, status.displayName]));
      return {
        asOf: position?.readAt ?? 0,
        stale: position === undefined || position.failedAt !== undefined,
        total,
        rows: rows.map((row) => ({ ...row, tenantName: names.get(row.tenantId) ?? row.tenantId })),
      };
    });
  };
}
