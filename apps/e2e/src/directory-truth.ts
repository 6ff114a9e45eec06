import { expect } from '@playwright/test';
import type {
  JournalEntry,
  SandboxConfiguration,
  SandboxState,
  SandboxUser,
  TenantState,
} from './stack/sandbox-control.ts';

/** The partners of the scenario contoso that are active and let people of Contoso in. */
export const readyPartners = ['Fabrikam', 'Adventure Works', 'Tailspin Toys', 'Woodgrove Bank'] as const;

/** The partner of contoso that is active and has not allowed inbound synchronization. */
export const unreadyPartner = 'Northwind Traders';

/** The partner of contoso that was invited and has not joined. */
export const pendingPartner = 'Wide World Importers';

/** The configuration that somebody made in Microsoft Entra, which the portal must leave alone. */
export const foreignConfiguration = 'Woodgrove finance collaboration';

/** The group that the specs share. */
export const sharedGroup = 'All Employees Sync';

/** The tenant of that name. @throws when there is none. */
export function tenantNamed(state: SandboxState, displayName: string): TenantState {
  const tenant = state.tenants.find((one) => one.displayName === displayName);
  if (tenant) return tenant;
  throw new Error(`There is no tenant "${displayName}".`);
}

/** The group of that name in a tenant. @throws when there is none. */
export function groupNamed(tenant: TenantState, displayName: string): TenantState['groups'][number] {
  const group = tenant.groups.find((one) => one.displayName === displayName);
  if (group) return group;
  throw new Error(`${tenant.displayName} has no group "${displayName}".`);
}

function homeTenant(state: SandboxState): TenantState {
  const home = state.tenants.find((tenant) => tenant.tenantId === state.homeTenantId);
  if (!home) throw new Error('The home tenant is not in the state.');
  return home;
}

/** The configurations of the home tenant that carry the name which belongs to sharing with a tenant. */
export function configurationsFor(state: SandboxState, tenant: TenantState): readonly SandboxConfiguration[] {
  const name = `MTO_Sync_${tenant.tenantId}`.toLowerCase();
  return homeTenant(state).configurations.filter((one) => one.displayName.toLowerCase() === name);
}

/** The one configuration for a tenant. Fails the test when there is none, or more than one. */
export function onlyConfigurationFor(state: SandboxState, displayName: string): SandboxConfiguration {
  const tenant = tenantNamed(state, displayName);
  const [configuration, ...others] = configurationsFor(state, tenant);
  expect(configuration?.displayName, `the configuration for ${displayName}`).toBe(`MTO_Sync_${tenant.tenantId}`);
  expect(others, `further configurations for ${displayName}`).toEqual([]);
  if (!configuration) throw new Error(`There is no configuration for ${displayName}.`);
  return configuration;
}

/** What a configuration holds when a group is shared with a tenant: scope, credentials, and a job that runs. */
export function expectShared(state: SandboxState, displayName: string, groupName: string): void {
  const tenant = tenantNamed(state, displayName);
  const { assignments, jobs, secrets } = onlyConfigurationFor(state, displayName);
  const group = groupNamed(homeTenant(state), groupName);
  expect(
    assignments.map(({ principalId, principalType }) => ({ principalId, principalType })),
    `who is shared with ${displayName}`,
  ).toEqual([{ principalId: group.id, principalType: 'Group' }]);
  expect(
    jobs.map(({ schedule }) => schedule.state),
    `the jobs for ${displayName}`,
  ).toEqual(['Active']);
  expect(secrets, `the credentials for ${displayName}`).toMatchObject({
    AuthenticationType: 'SyncPolicy',
    CompanyId: tenant.tenantId,
    SyncAll: 'false',
  });
  const partner = homeTenant(state).policy.partners.find((one) => one.tenantId === tenant.tenantId);
  expect(partner?.automaticUserConsentSettings?.outboundAllowed, `redemption towards ${displayName}`).toBe(true);
}

/**
 * What is true once a group of contoso is shared: each partner that is ready has it, the one that has not allowed it has
 * a configuration in which nobody is shared, the pending one has nothing, and what others made is as it was.
 */
export function expectSharedAsWanted(before: SandboxState, after: SandboxState, groupName = sharedGroup): void {
  for (const partner of readyPartners) expectShared(after, partner, groupName);
  const unready = onlyConfigurationFor(after, unreadyPartner);
  expect(unready.jobs.filter((job) => job.schedule.state === 'Active')).toEqual([]);
  expect(configurationsFor(after, tenantNamed(after, pendingPartner))).toEqual([]);
  const foreign = (state: SandboxState): readonly SandboxConfiguration[] =>
    homeTenant(state).configurations.filter((one) => one.displayName === foreignConfiguration);
  expect(foreign(before)).toHaveLength(1);
  expect(foreign(after)).toEqual(foreign(before));
  expect(homeTenant(after).configurations).toHaveLength(readyPartners.length + 2);
}

/** Everything in the directory that sharing could change, without how far cycles are; for comparing before and after. */
export function whatSharingCouldChange(state: SandboxState): unknown {
  return state.tenants.map(({ displayName, users, deletedUsers, groups, configurations, policy }) => ({
    displayName,
    users: users.map(({ id }) => id),
    deletedUsers: deletedUsers.map(({ id }) => id),
    groups: groups.map(({ id }) => id),
    configurations: configurations.map(({ jobs, ...configuration }) => ({
      ...configuration,
      jobs: jobs.map(({ id, schedule }) => ({ id, schedule })),
    })),
    policy,
  }));
}

/** The requests to Graph that change something. A batch is judged by what is in it. */
export function graphWrites(entries: readonly JournalEntry[]): readonly string[] {
  return entries.filter(({ path }) => path.startsWith('/v1.0/')).flatMap(writesOf);
}

function writesOf({ method, path, requestBody }: JournalEntry): readonly string[] {
  if (path === '/v1.0/$batch') {
    const { requests } = requestBody as {
      readonly requests: readonly { readonly method: string; readonly url: string }[];
    };
    return requests.filter((inner) => inner.method !== 'GET').map((inner) => `${inner.method} ${inner.url}`);
  }
  return method === 'GET' ? [] : [`${method} ${path}`];
}

/** The people of a tenant by display name. */
export function peopleByName(users: readonly SandboxUser[]): ReadonlyMap<string, SandboxUser> {
  return new Map(users.map((user) => [user.displayName, user]));
}

/** How many people synchronization has linked in each ready partner of contoso, as its jobs tell. */
export function linkedPeople(state: SandboxState): Readonly<Record<(typeof readyPartners)[number], number>> {
  const count = (partner: string): number => {
    const [job] = onlyConfigurationFor(state, partner).jobs;
    return job?.status.synchronizedEntryCountByType.reduce((sum, { value }) => sum + value, 0) ?? 0;
  };
  return {
    Fabrikam: count('Fabrikam'),
    'Adventure Works': count('Adventure Works'),
    'Tailspin Toys': count('Tailspin Toys'),
    'Woodgrove Bank': count('Woodgrove Bank'),
  };
}
