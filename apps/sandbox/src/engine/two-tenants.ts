import type { Random } from '../random/seeded-random.ts';
import { createRandom } from '../random/seeded-random.ts';
import { addConfiguration, assign, secretsFor } from '../scenarios/configurations.ts';
import { allowPartner, emptyTenant } from '../scenarios/organizations.ts';
import type { PersonDetails } from '../scenarios/people.ts';
import { addExternal, addPerson } from '../scenarios/people.ts';
import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { advanceSynchronization, createJob, saveSecrets, startJob } from './engine.ts';

/** A source and a target tenant that trust each other, with a configuration between them: what engine tests stand on. */
export interface TwoTenants {
  readonly world: World;
  readonly source: Tenant;
  readonly target: Tenant;
  readonly configuration: ServicePrincipal;
  readonly job: SynchronizationJob;
  readonly random: Random;
  /** The virtual moment, in milliseconds since the epoch. */
  now(): number;
  /** Adds somebody to the source; with `share` also to the assignments. */
  person(details?: PersonDetails, share?: boolean): User;
  /** Adds an account to the target that stands for somebody of the source. */
  existing(user: User, details?: PersonDetails): User;
  share(principal: { readonly id: string; readonly displayName: string }, type?: 'User' | 'Group'): void;
  unshare(principalId: string): void;
  start(): void;
  /** Lets time pass, in minutes. */
  pass(minutes: number): void;
  /** The account of somebody in the target, by home account; the recycle bin counts. */
  account(user: User): User | undefined;
  /** Rows about one object, oldest first. */
  rows(sourceId: string): readonly ProvisioningLogEntry[];
  /** The error code of the last row about one object. */
  lastCode(sourceId: string): string | undefined;
}

/** Makes the two tenants at nine o'clock with a job that has its credentials and is not started. */
export function twoTenants(notifications: Readonly<Record<string, unknown>> = {}): TwoTenants {
  const random = createRandom(7);
  let now = Date.parse('2026-11-22T09:00:00Z');
  const source = emptyTenant('aaaaaaaa-0000-4000-8000-000000000001', 'Source', 'source');
  const target = emptyTenant('bbbbbbbb-0000-4000-8000-000000000002', 'Target', 'target');
  allowPartner(source, target);
  allowPartner(target, source);
  const tenants = new Map([source, target].map((tenant) => [tenant.tenantId, tenant]));
  const world: World = {
    scenario: 'test',
    seed: 7,
    homeTenantId: source.tenantId,
    tenants,
    organization: null,
    personas: [],
  };
  const configuration = addConfiguration(source, random, `MTO_Sync_${target.tenantId}`, now);
  saveSecrets(world, source, configuration, secretsFor(target.tenantId, notifications), { now });
  const job = createJob(world, source, configuration, now, random);
  const share: TwoTenants['share'] = (principal, type = 'User') => {
    assign(configuration, random, principal, type, now);
  };
  return {
    world,
    source,
    target,
    configuration,
    job,
    random,
    now: () => now,
    share,
    person: (details = {}, shared = true) => {
      const user = addPerson(source, random, now, details);
      if (shared) share(user);
      return user;
    },
    existing: (user, details = {}) =>
      addExternal(target, random, now, user.mail ?? user.userPrincipalName, {
        displayName: 'Old name',
        ...details,
        hidden: { alternativeSecurityId: user.hidden.netId, ...details.hidden },
      }),
    unshare: (principalId) => {
      configuration.assignments = configuration.assignments.filter((each) => each.principalId !== principalId);
    },
    start: () => {
      startJob(world, source, configuration, job, { now, random });
    },
    pass: (minutes) => {
      now += minutes * 60_000;
      advanceSynchronization(world, now, random);
    },
    account: (user) =>
      [...target.users.values()].find(
        (each) =>
          each.hidden.alternativeSecurityId === user.hidden.netId || each.id === job.memory.links[user.id]?.targetId,
      ),
    rows: (sourceId) => source.provisioningLog.filter((entry) => entry.sourceIdentity.id === sourceId),
    lastCode: (sourceId) =>
      source.provisioningLog.findLast((entry) => entry.sourceIdentity.id === sourceId)?.provisioningStatusInfo
        .errorInformation?.errorCode,
  };
}
