import type {
  MemberTenant,
  MultitenantOrganization,
  Principal,
  Sharing,
  SynchronizationConfiguration,
  TenantId,
} from '@tenantry/domain';
import { activePartners, isComplete, ourConfigurations, scopeOf } from '@tenantry/domain';

/** As much of an observation as tells what is shared. */
export interface SharingReading {
  readonly homeTenantId: TenantId;
  readonly organization: MultitenantOrganization;
  readonly configurations: readonly SynchronizationConfiguration[];
}

/** Tenants with one and the same scope. */
export interface SharedScope {
  readonly tenants: readonly MemberTenant[];
  /** In order of name. */
  readonly principals: readonly Principal[];
  /** These tenants are meant to have a scope of their own. */
  readonly overridden: boolean;
}

export interface CurrentScope {
  /**
   * Assigned in at least one complete configuration of a tenant without override, in order of name. Where there is none,
   * what is intended for such tenants.
   */
  readonly principals: readonly Principal[];
  /** Not every complete configuration of the tenants without override has the same ones. */
  readonly differs: boolean;
  /** The largest group of tenants first. */
  readonly scopes: readonly SharedScope[];
  readonly sharedWith: readonly MemberTenant[];
  readonly withoutShare: readonly MemberTenant[];
  /** Without share because that was stopped on purpose; not among those before. */
  readonly stopped: readonly MemberTenant[];
}

/** What is shared now, as the directory has it; `intended` tells which tenants have an override. */
export function currentScope(
  { organization, homeTenantId, configurations }: SharingReading,
  intended: Sharing | undefined,
): CurrentScope {
  const partners = activePartners(organization, homeTenantId);
  const overridden = new Set(intended?.overrides?.map((override) => override.tenantId));
  const scopes = new Map<string, SharedScope & { readonly tenants: MemberTenant[] }>();
  for (const tenant of partners) {
    const principals = sharedScope(configurations, tenant.tenantId);
    if (principals === undefined) continue;
    const own = overridden.has(tenant.tenantId);
    const key = `${String(own)} ${idsOf(principals)}`;
    const known = scopes.get(key);
    if (known) known.tenants.push(tenant);
    else scopes.set(key, { tenants: [tenant], principals: inOrder(principals), overridden: own });
  }
  const ordered = [...scopes.values()].toSorted((a, b) => b.tenants.length - a.tenants.length);
  const common = ordered.filter((scope) => !scope.overridden);
  const sharedWith = partners.filter((tenant) => ordered.some((scope) => scope.tenants.includes(tenant)));
  const unshared = partners.filter((tenant) => !sharedWith.includes(tenant));
  const isStopped = ({ tenantId }: MemberTenant): boolean => intended?.stopped?.includes(tenantId) === true;
  return {
    principals: common.length > 0 ? inOrder(common.flatMap((scope) => scope.principals)) : (intended?.principals ?? []),
    differs: common.length > 1,
    scopes: ordered,
    sharedWith,
    withoutShare: unshared.filter((tenant) => !isStopped(tenant)),
    stopped: unshared.filter(isStopped),
  };
}

/** What tenants without override are meant to get; what they have, where the portal never shared anything. */
export function sharedWithTheRest(reading: SharingReading, intended: Sharing | undefined): readonly Principal[] {
  return intended && intended.tenants.length > 0 ? intended.principals : currentScope(reading, intended).principals;
}

/** The scope of the one complete configuration of a tenant; `undefined` when there is none, or more than one. */
function sharedScope(
  configurations: readonly SynchronizationConfiguration[],
  tenantId: TenantId,
): readonly Principal[] | undefined {
  const [configuration, rival] = ourConfigurations(configurations, tenantId);
  return configuration && !rival && isComplete(configuration) ? scopeOf(configuration) : undefined;
}

/** The ids of principals as one text that is the same for the same principals. */
export function idsOf(principals: readonly Principal[]): string {
  return principals
    .map((principal) => principal.id)
    .toSorted()
    .join();
}

/** Each once, in order of name. */
function inOrder(principals: readonly Principal[]): readonly Principal[] {
  const distinct = new Map(principals.map((principal) => [principal.id, principal]));
  return [...distinct.values()].toSorted((a, b) => a.displayName.localeCompare(b.displayName));
}
