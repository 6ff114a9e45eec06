import type { SharedPrincipal, SharingState } from '@tenantry/contract';
import type {
  MemberTenant,
  MultitenantOrganization,
  Principal,
  SynchronizationConfiguration,
  TenantId,
} from '@tenantry/domain';
import { activePartners, configurationNamePrefix, isComplete, ourConfigurations, scopeOf } from '@tenantry/domain';

/** The scope of the one complete configuration of a tenant; `undefined` when there is none, or more than one. */
function sharedScope(
  configurations: readonly SynchronizationConfiguration[],
  tenantId: TenantId,
): readonly Principal[] | undefined {
  const [configuration, rival] = ourConfigurations(configurations, tenantId);
  return configuration && !rival && isComplete(configuration) ? scopeOf(configuration) : undefined;
}

export interface CurrentScope {
  /** Assigned in at least one complete configuration, in order of name. */
  readonly principals: readonly Principal[];
  /** Not every complete configuration has the same ones. */
  readonly differs: boolean;
  readonly sharedWith: readonly MemberTenant[];
  readonly withoutShare: readonly MemberTenant[];
}

/** What is shared now, as the directory has it. */
export function currentScope(
  organization: MultitenantOrganization,
  homeTenantId: TenantId,
  configurations: readonly SynchronizationConfiguration[],
): CurrentScope {
  const partners = activePartners(organization, homeTenantId);
  const complete: MemberTenant[] = [];
  const principals = new Map<string, Principal>();
  const scopes = new Set<string>();
  for (const tenant of partners) {
    const scope = sharedScope(configurations, tenant.tenantId);
    if (scope === undefined) continue;
    complete.push(tenant);
    for (const principal of scope) principals.set(principal.id, principal);
    scopes.add(JSON.stringify(scope.map((principal) => principal.id).toSorted((a, b) => a.localeCompare(b))));
  }
  return {
    principals: [...principals.values()].toSorted((a, b) => a.displayName.localeCompare(b.displayName)),
    differs: scopes.size > 1,
    sharedWith: complete,
    withoutShare: partners.filter((tenant) => !complete.includes(tenant)),
  };
}

export interface SharingStateInput {
  readonly asOf: number;
  readonly homeTenantId: TenantId;
  readonly organization: MultitenantOrganization;
  readonly configurations: readonly SynchronizationConfiguration[];
  /** What is known of the shared principals beyond their names. */
  readonly details: ReadonlyMap<string, SharedPrincipal>;
  readonly runInProgress?: string | undefined;
}

/** The Share users page: what is shared, and whom the three flows would concern. */
export function viewSharing(input: SharingStateInput): SharingState {
  const scope = currentScope(input.organization, input.homeTenantId, input.configurations);
  const named = ({ tenantId, displayName }: MemberTenant) => ({ tenantId, displayName });
  return {
    asOf: input.asOf,
    principals: scope.principals.map((principal) => input.details.get(principal.id) ?? principal),
    differs: scope.differs,
    sharedWith: scope.sharedWith.map(named),
    withoutShare: scope.withoutShare.map(named),
    pending: input.organization.tenants.filter((tenant) => tenant.state === 'pending').map(named),
    foreignConfigurations: input.configurations
      .filter(
        (configuration) => !configuration.displayName.toLowerCase().startsWith(configurationNamePrefix.toLowerCase()),
      )
      .map((configuration) => ({
        displayName: configuration.displayName,
        ...(configuration.settings ? { tenantId: configuration.settings.targetTenantId } : {}),
      })),
    ...(input.runInProgress === undefined ? {} : { runInProgress: input.runInProgress }),
  };
}
