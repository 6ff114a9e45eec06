/** A tenant of Microsoft Entra ID, named by its lower-case GUID. */
export type TenantId = string;

/** Prefix of the configurations that the Microsoft 365 admin center and Tenantry recognise as theirs. */
export const configurationNamePrefix = 'MTO_Sync_';

/**
 * The name a configuration must carry so that both admin center and portal recognise it.
 * @see https://learn.microsoft.com/microsoft-365/enterprise/sync-users-multi-tenant-orgs
 */
export function configurationNameFor(targetTenantId: TenantId): string {
  return `${configurationNamePrefix}${targetTenantId}`;
}

/**
 * Whether a configuration carries the recognised name of this tenant: the prefix letter by letter, the tenant id in
 * either case. Anything else, also a renamed one, belongs to somebody else.
 */
export function isConfigurationNameFor(displayName: string, targetTenantId: TenantId): boolean {
  return (
    displayName.startsWith(configurationNamePrefix) &&
    displayName.slice(configurationNamePrefix.length).toLowerCase() === targetTenantId.toLowerCase()
  );
}
