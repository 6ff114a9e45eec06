import type { Clock, TenantId } from '@tenantry/domain';
import type { ProvisioningLogStore } from '../provisioning-logs/provisioning-log-store.ts';

/** What the engine notes when the other tenant forbids guests altogether. */
const code = 'AzureActiveDirectoryForbidden';
/** A refusal that is older may be settled. */
const recently = 7 * 24 * 60 * 60_000;
const most = 200;

/**
 * The tenants that forbade invitations lately, as the provisioning log tells: Graph does not show another tenant's setting.
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure#troubleshooting-tips
 */
export async function tenantsForbiddingInvitations(
  logs: ProvisioningLogStore,
  homeTenantId: TenantId,
  clock: Clock,
): Promise<ReadonlySet<TenantId>> {
  const { rows } = await logs.list(homeTenantId, { q: code, offset: 0, limit: most });
  const since = clock.now() - recently;
  return new Set(
    rows
      .filter((row) => row.status === 'failure' && row.errorCode === code && row.at >= since)
      .map((row) => row.tenantId),
  );
}
