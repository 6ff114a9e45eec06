import type { SharingState, TenantStatus } from '@tenantry/contract';

/** One synchronization configuration of this tenant, and what can be done about it. */
export interface ConfigurationRow {
  readonly servicePrincipalId: string;
  readonly displayName: string;
  /** Absent when it does not say to which tenant it leads. */
  readonly tenant?: { readonly tenantId: string; readonly displayName: string } | undefined;
  readonly origin: 'portal' | 'entra' | 'several';
  /** `choose`: there is another one for this tenant, or one that is not ours, so somebody has to decide between them. */
  readonly next: 'stop' | 'choose';
}

function own(tenant: TenantStatus): readonly ConfigurationRow[] {
  if (!tenant.configuration) return [];
  const { servicePrincipalId, displayName } = tenant.configuration;
  const several = tenant.configurationState === 'several';
  return [
    {
      servicePrincipalId,
      displayName,
      tenant,
      origin: several ? 'several' : 'portal',
      next: several || tenant.foreignConfigurations.length > 0 ? 'choose' : 'stop',
    },
  ];
}

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** By tenant, where none is known at the end; those of one tenant stay in their order. */
function byTenant(a: ConfigurationRow, b: ConfigurationRow): number {
  if (a.tenant && b.tenant) return names.compare(a.tenant.displayName, b.tenant.displayName);
  return Number(!a.tenant) - Number(!b.tenant);
}

/** Every configuration, each once and in order of tenant: the one of the portal, then those made in Microsoft Entra. */
export function configurationRows(
  tenants: readonly TenantStatus[],
  { foreignConfigurations }: Pick<SharingState, 'foreignConfigurations'>,
): readonly ConfigurationRow[] {
  const ours = tenants.flatMap(own);
  const foreign = foreignConfigurations.map(({ servicePrincipalId, displayName, tenantId }): ConfigurationRow => ({
    servicePrincipalId,
    displayName,
    tenant: tenants.find((tenant) => tenant.tenantId === tenantId),
    origin: 'entra',
    next: 'choose',
  }));
  const known = new Set(ours.map((row) => row.servicePrincipalId));
  return [...ours, ...foreign.filter((row) => !known.has(row.servicePrincipalId))].toSorted(byTenant);
}
