import { crossTenantTemplateId, type World } from '../world/world.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';

/** What is true now, whatever a replica shows: for people and tests. */
export interface SandboxState {
  /** ISO 8601, of the virtual clock. */
  readonly now: string;
  readonly scenario: string;
  readonly seed: number;
  readonly homeTenantId: string;
  readonly organization: World['organization'];
  readonly tenants: readonly TenantState[];
}
export interface TenantState {
  readonly tenantId: string;
  readonly displayName: string;
  /** The tenant's state in the multitenant organization; `none` outside one. */
  readonly state: 'active' | 'pending' | 'removed' | 'none';
  readonly role: 'owner' | 'member' | 'none';
  readonly initialDomain: string;
  readonly users: readonly Omit<User, 'hidden'>[];
  readonly deletedUsers: readonly Omit<User, 'hidden'>[];
  readonly groups: Tenant['groups'] extends Map<string, infer G> ? readonly G[] : never;
  readonly configurations: readonly ConfigurationState[];
  readonly policy: {
    readonly partners: readonly unknown[];
    readonly templates: Tenant['templates'];
  };
  readonly provisioningLogEntries: number;
}
export interface ConfigurationState {
  readonly servicePrincipalId: string;
  readonly appId: string;
  readonly displayName: string;
  readonly jobs: readonly Omit<SynchronizationJob, 'schema' | 'memory'>[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly assignments: ServicePrincipal['assignments'];
}

/** The true state of one tenant, or of all of them. `tenantId` must be one of the world's. */
export function stateOf(world: World, now: number, tenantId?: string): SandboxState {
  const tenants = [...world.tenants.values()].filter(
    (tenant) => tenantId === undefined || tenant.tenantId === tenantId,
  );
  return {
    now: new Date(now).toISOString(),
    scenario: world.scenario,
    seed: world.seed,
    homeTenantId: world.homeTenantId,
    organization: world.organization,
    tenants: tenants.map((tenant) => tenantState(world, tenant)),
  };
}

/** A tenant's place in the multitenant organization. */
export function membershipOf(world: World, tenantId: string): Pick<TenantState, 'state' | 'role'> {
  const member = world.organization?.tenants.find((candidate) => candidate.tenantId === tenantId);
  return { state: member?.state ?? 'none', role: member?.role ?? 'none' };
}

/** The configurations of cross-tenant synchronization a tenant has, without deleted ones. */
export function configurationsOf(tenant: Tenant): ServicePrincipal[] {
  return [...tenant.servicePrincipals.values()].filter(
    (principal) => principal.applicationTemplateId === crossTenantTemplateId && principal.deletedDateTime === null,
  );
}

function tenantState(world: World, tenant: Tenant): TenantState {
  const users = [...tenant.users.values()].map(({ hidden: _hidden, ...shown }) => shown);
  return {
    tenantId: tenant.tenantId,
    displayName: tenant.displayName,
    ...membershipOf(world, tenant.tenantId),
    initialDomain: tenant.initialDomain,
    users: users.filter((user) => user.deletedDateTime === null),
    deletedUsers: users.filter((user) => user.deletedDateTime !== null),
    groups: [...tenant.groups.values()],
    configurations: configurationsOf(tenant).map((principal) => ({
      servicePrincipalId: principal.id,
      appId: principal.appId,
      displayName: principal.displayName,
      jobs: principal.jobs.map(({ schema: _schema, memory: _memory, ...shown }) => shown),
      secrets: principal.secrets,
      assignments: principal.assignments,
    })),
    policy: { partners: [...tenant.partners.values()], templates: tenant.templates },
    provisioningLogEntries: tenant.provisioningLog.length,
  };
}
