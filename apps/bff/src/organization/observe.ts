import type {
  Clock,
  DirectoryReader,
  Observation,
  PartnerReader,
  Principal,
  SynchronizationConfiguration,
  TenantId,
} from '@tenantry/domain';
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
  const [principals, existingAccounts, foreign] = await Promise.all([
    wanted.size === 0 ? new Map() : directory.readPrincipals([...wanted.values()], signal),
    partners
      ? readExistingAccounts(partners, activePartners(organization, homeTenantId), signal)
      : new Map<TenantId, never>(),
    withTargets(
      directory,
      configurations.filter((configuration) => !ours.includes(configuration)),
      signal,
    ),
  ]);
  return {
    observedAt,
    homeTenantId,
    organization,
    partnerConfigurations,
    configurations: [...ours, ...foreign],
    principals,
    existingAccounts,
  };
}

/** Only its settings tell for which tenant a configuration under a name of somebody's choice is. */
async function withTargets(
  directory: DirectoryReader,
  foreign: readonly SynchronizationConfiguration[],
  signal: AbortSignal | undefined,
): Promise<readonly SynchronizationConfiguration[]> {
  if (foreign.length === 0) return [];
  const ids = foreign.map((configuration) => configuration.servicePrincipalId);
  const settings = await directory.readSettings(ids, signal);
  return foreign.map((configuration) => {
    const saved = settings.get(configuration.servicePrincipalId);
    return saved ? { ...configuration, settings: saved } : configuration;
  });
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
