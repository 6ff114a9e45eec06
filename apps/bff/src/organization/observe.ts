import type { Clock, DirectoryReader, Observation, PartnerReader, Principal, TenantId } from '@tenantry/domain';
import { activePartners, configurationNamePrefix } from '@tenantry/domain';

/** Whom an observation has to know about beside those who are assigned already. */
export interface ObserveOptions {
  readonly homeTenantId: TenantId;
  readonly principals: readonly Principal[];
  /** Looks into the partners that allow it; absent when it is not needed. */
  readonly partners?: PartnerReader | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at everything a plan depends on. Reads go side by side where they can; for 99 tenants they are at most 16 requests
 * to the home tenant.
 */
export async function observe(directory: DirectoryReader, clock: Clock, options: ObserveOptions): Promise<Observation> {
  const { homeTenantId, partners, signal } = options;
  const observedAt = clock.now();
  const [organization, partnerConfigurations, configurations] = await Promise.all([
    directory.readOrganization(signal),
    directory.readPartnerConfigurations(signal),
    directory.readConfigurations(signal),
  ]);
  const ours = configurations.filter(({ displayName }) =>
    displayName.toLowerCase().startsWith(configurationNamePrefix.toLowerCase()),
  );
  const assigned = ours.flatMap((configuration) => configuration.assignments.map((one) => one.principal));
  const wanted = new Map([...assigned, ...options.principals].map((principal) => [principal.id, principal]));
  const [principals, existingAccounts] = await Promise.all([
    wanted.size === 0 ? new Map() : directory.readPrincipals([...wanted.values()], signal),
    partners
      ? readExistingAccounts(partners, activePartners(organization, homeTenantId), signal)
      : new Map<TenantId, never>(),
  ]);
  return {
    observedAt,
    homeTenantId,
    organization,
    partnerConfigurations,
    configurations,
    principals,
    existingAccounts,
  };
}

/** A tenant that cannot be seen, or does not answer, is left out: nothing is claimed about it. */
async function readExistingAccounts(
  partners: PartnerReader,
  tenants: readonly { readonly tenantId: TenantId }[],
  signal: AbortSignal | undefined,
): Promise<Observation['existingAccounts']> {
  const read = await Promise.all(
    tenants.map(async ({ tenantId }) => {
      const accounts = await partners.readExistingAccounts(tenantId, signal).catch((error: unknown) => {
        signal?.throwIfAborted();
        if (error instanceof Error) return undefined;
        throw error;
      });
      return accounts === undefined ? [] : [[tenantId, accounts] as const];
    }),
  );
  return new Map(read.flat());
}
