import type { Observation } from '../../observation.ts';
import type { MemberTenant } from '../../organization.ts';
import type { GroupFacts, Person, Principal, PrincipalFacts } from '../../principal.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../../synchronization.ts';
import { configurationNameFor } from '../../tenant.ts';
import { wantedSettings } from '../wanted-settings.ts';

export const homeTenantId = 'aaaaaaaa-0000-4000-8000-000000000000';
export const entitlingRoleId = 'eeeeeeee-0000-4000-8000-000000000001';
export const defaultAccessRoleId = '00000000-0000-0000-0000-000000000000';

/** The id of the partner tenant with a number. */
export function tenantIdOf(number: number): string {
  return `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function memberTenant(number: number, state: MemberTenant['state'] = 'active'): MemberTenant {
  return { tenantId: tenantIdOf(number), displayName: `Partner ${number}`, role: 'member', state };
}

export function person(name: string, facts: Partial<Person> = {}): Person {
  const mail = `${name}@contoso.example`;
  return {
    userId: `user-${name}`,
    displayName: name,
    userPrincipalName: mail,
    mail,
    accountEnabled: true,
    userType: 'member',
    external: false,
    ...facts,
  };
}

export function userPrincipal(name: string): Principal {
  return { id: `user-${name}`, kind: 'user', displayName: name };
}

export function groupPrincipal(name: string): Principal {
  return { id: `group-${name}`, kind: 'group', displayName: name };
}

export function group(name: string, directMembers: readonly Person[], facts: Partial<GroupFacts> = {}): PrincipalFacts {
  return {
    kind: 'group',
    principal: groupPrincipal(name),
    group: {
      groupId: `group-${name}`,
      displayName: name,
      securityEnabled: true,
      mailEnabled: false,
      membership: 'assigned',
      ruleProcessing: 'not-applicable',
      directMembers,
      ownersOutside: [],
      nestedGroups: [],
      nestedOnlyMembers: [],
      otherMemberCount: 0,
      ...facts,
    },
  };
}

export function user(facts: Person): PrincipalFacts {
  return { kind: 'user', principal: userPrincipal(facts.displayName), person: facts };
}

export function job(facts: Partial<SynchronizationJob> = {}): SynchronizationJob {
  return {
    jobId: 'job-1',
    templateId: 'Azure2Azure',
    schedule: 'active',
    code: 'active',
    initialCycleDone: true,
    ...facts,
  };
}

/** A job as it is made: stopped, and never run. */
export const stoppedJob: SynchronizationJob = job({ schedule: 'disabled', code: 'paused', initialCycleDone: false });

/** A configuration of the recognised name, complete unless told otherwise. */
export function configuration(
  number: number,
  principals: readonly Principal[],
  facts: Partial<SynchronizationConfiguration> = {},
): SynchronizationConfiguration {
  return {
    servicePrincipalId: `configuration-${number}`,
    applicationClientId: `application-${number}`,
    displayName: configurationNameFor(tenantIdOf(number)),
    assignmentRoleId: entitlingRoleId,
    jobs: [job()],
    assignments: principals.map((principal) => ({
      assignmentId: `assignment-${number}-${principal.id}`,
      principal,
      roleId: entitlingRoleId,
    })),
    settings: wantedSettings(tenantIdOf(number), 1),
    ...facts,
  };
}

/** A first day: partners are active, trusted in neither direction, and nothing is configured. */
export function observation(
  tenants: readonly MemberTenant[],
  facts: readonly PrincipalFacts[],
  rest: Partial<Observation> = {},
): Observation {
  const home: MemberTenant = { tenantId: homeTenantId, displayName: 'Contoso', role: 'owner', state: 'active' };
  return {
    observedAt: 1_000,
    homeTenantId,
    organization: { state: 'active', displayName: 'Contoso group', tenants: [home, ...tenants] },
    partnerConfigurations: [],
    configurations: [],
    principals: new Map(facts.map((fact) => [fact.principal.id, fact])),
    existingAccounts: new Map(),
    ...rest,
  };
}

/** The home side of the trust, as it is when nothing is missing. */
export function trusted(number: number) {
  return {
    tenantId: tenantIdOf(number),
    automaticRedemptionOutbound: true,
    automaticRedemptionInbound: false,
    userSyncInboundAllowed: false,
  };
}
