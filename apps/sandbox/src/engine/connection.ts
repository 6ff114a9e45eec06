import type { World } from '../world/world.ts';

/** Codes of a connection that is refused. */
export type ConnectionFailureCode =
  | 'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure'
  | 'AzureDirectoryB2BManagementPolicyCheckFailure'
  | 'ExternalTenantNotFound';

/** Why a connection test or a cycle was refused; `code` and `message` read as Microsoft publishes them. */
export interface ConnectionFailure {
  readonly code: ConnectionFailureCode;
  readonly message: string;
}

const troubleshooting = 'aka.ms/TroubleshootingCrossTenantSyncPolicyCheck';

/**
 * Checks what both tenants must allow before users may flow from `sourceTenantId` to `targetTenantId`: the source's
 * outbound redemption, the target's inbound synchronization and the target's inbound redemption, in this order.
 * Returns `undefined` when all of them hold. A setting that is `null` inherits the default, which is "no".
 *
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure
 */
export function validateConnection(
  world: World,
  sourceTenantId: string,
  targetTenantId: string,
): ConnectionFailure | undefined {
  const source = world.tenants.get(sourceTenantId);
  const target = world.tenants.get(targetTenantId);
  if (source === undefined || target === undefined || source === target) {
    return { code: 'ExternalTenantNotFound', message: `The tenant '${targetTenantId}' was not found.` };
  }
  if (source.partners.get(targetTenantId)?.automaticUserConsentSettings?.outboundAllowed !== true) {
    return {
      code: 'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure',
      message: `The source tenant has not enabled automatic user consent with the target tenant. Please enable the outbound cross-tenant access policy for automatic user consent in the source tenant. ${troubleshooting}`,
    };
  }
  const inbound = target.partners.get(sourceTenantId);
  if (inbound?.identitySynchronization?.userSyncInbound?.isSyncAllowed !== true) {
    return {
      code: 'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure',
      message: `The target tenant has not enabled inbound synchronization with this tenant. Please request the target tenant admin to enable the inbound synchronization on their cross-tenant access policy. ${troubleshooting}`,
    };
  }
  if (inbound.automaticUserConsentSettings?.inboundAllowed !== true) {
    return {
      code: 'AzureDirectoryB2BManagementPolicyCheckFailure',
      message: 'Policy permitting auto-redemption of invitations not configured.',
    };
  }
  return undefined;
}
