import type {
  Clock,
  DirectoryReader,
  JournalEntry,
  Observation,
  PartnerReader,
  Principal,
  TenantId,
} from '@tenantry/domain';
import { activePartners, configurationNamePrefix } from '@tenantry/domain';
import { overlayWrites } from './overlay-writes.ts';

/** Whom an observation has to know about beside those who are assigned already. */
export interface ObserveOptions {
  readonly homeTenantId: TenantId;
  readonly principals: readonly Principal[];
  /** Configurations with other names whose principals are to be known as well, by service principal id. */
  readonly configurations?: readonly string[] | undefined;
  /** What the portal has written lately: it is so, although Graph's lists may not show it yet. */
  readonly recentWrites?: readonly JournalEntry[] | undefined;
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
  const [organization, ...lists] = await Promise.all([
    directory.readOrganization(signal),
    directory.readPartnerConfigurations(signal),
    directory.readConfigurations(signal),
  ]);
  const read = { partnerConfigurations: lists[0], configurations: lists[1] };
  const { partnerConfigurations, configurations } = overlayWrites(read, options.recentWrites ?? [], observedAt);
  const concerned = configurations.filter(
    ({ displayName, servicePrincipalId }) =>
      displayName.toLowerCase().startsWith(configurationNamePrefix.toLowerCase()) ||
      options.configurations?.includes(servicePrincipalId),
  );
  const assigned = concerned.flatMap((configuration) => configuration.assignments.map((one) => one.principal));
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
