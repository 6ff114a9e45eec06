import { DirectoryError } from '../../directory-error.ts';
import type { DirectoryErrorCode } from '../../directory-error.ts';
import type { Directory, FoundConfiguration } from '../../directory.ts';
import type { SynchronizationJob } from '../../synchronization.ts';
import type { Clock, Random } from '../ports.ts';
import { lastCycleOf } from './fake-cycle.ts';
import type { DoneWrite, FakeConfiguration, FakeWorld } from './fake-world.ts';

/** What goes wrong with one call. `reset-after` does what was asked and loses the answer. */
export type Fault =
  | 'reset-before'
  | 'reset-after'
  | Extract<DirectoryErrorCode, 'not-found' | 'forbidden' | 'conflict' | 'unavailable' | 'throttled' | 'needs-sign-in'>;

export type Method = Exclude<keyof Directory, 'readJobs' | 'readConfigurations' | 'readPrincipals'>;

/** One call, before it reaches the directory. */
export interface Call {
  readonly method: Method;
  readonly isWrite: boolean;
  /** Number of this call among those of its method, from 1. */
  readonly count: number;
}

export interface FakeDirectoryOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** How long after it was written something is seen, in milliseconds. */
  readonly lag?: (what: 'by-id' | 'in-lists') => number;
  readonly fault?: (call: Call) => Fault | undefined;
  /** Shortest and longest time a call takes, in milliseconds. */
  readonly latency?: readonly [number, number];
}

export interface FakeDirectory extends Directory {
  readonly calls: Map<Method, number>;
}

const roleId = 'msiam-access';

/**
 * A directory that behaves as badly as Microsoft Graph does: reads lag behind writes, lists more than looks by id;
 * creates are not idempotent and names not unique; what was just made may be refused as unknown.
 */
export function fakeDirectory(world: FakeWorld, options: FakeDirectoryOptions): FakeDirectory {
  const { clock, random, lag = () => 0, fault, latency = [50, 250] } = options;
  const calls = new Map<Method, number>();
  let made = 0;
  const newId = (kind: string) => `${kind}-${(made += 1)}-${Math.floor(random.next() * 1e9)}`;
  const later = (what: 'by-id' | 'in-lists') => clock.now() + lag(what);
  const pause = () => clock.sleep(latency[0] + random.next() * (latency[1] - latency[0]));

  async function call<Value>(method: Method, isWrite: boolean, act: () => Value): Promise<Value> {
    const count = (calls.get(method) ?? 0) + 1;
    calls.set(method, count);
    const wrong = fault?.({ method, isWrite, count });
    await pause();
    if (wrong === 'reset-before') throw new DirectoryError(isWrite ? 'ambiguous' : 'unavailable', 'reset before');
    if (wrong === 'throttled') {
      throw new DirectoryError('throttled', 'too many requests', { retryAt: clock.now() + 5_000 });
    }
    if (wrong && wrong !== 'reset-after') throw new DirectoryError(wrong, `${wrong} on purpose`);
    const value = act();
    await pause();
    if (wrong === 'reset-after') throw new DirectoryError(isWrite ? 'ambiguous' : 'unavailable', 'reset after');
    return value;
  }

  const read = <Value>(method: Method, act: () => Value) => call(method, false, act);
  const write = <Value>(method: Method, about: Omit<DoneWrite, 'at' | 'method'>, act: () => Value) =>
    call(method, true, () => {
      const value = act();
      const done: DoneWrite = { at: clock.now(), method, ...about };
      world.writes.push(done);
      world.watch(world, done);
      return value;
    });

  const isSeen = (one: FakeConfiguration) => !one.deleted && one.seenByIdFrom <= clock.now();
  const nameInLists = ({ displayName, formerName }: FakeConfiguration) =>
    formerName && clock.now() < formerName.listedUntil ? formerName.name : displayName;
  const bare = ({ servicePrincipalId, applicationClientId, displayName, createdAt }: FakeConfiguration) => ({
    servicePrincipalId,
    applicationClientId,
    displayName,
    ...(world.tellsAge ? { createdAt } : {}),
    assignmentRoleId: roleId,
  });
  function mustSee(servicePrincipalId: string): FakeConfiguration {
    const one = world.configurations.find((candidate) => candidate.servicePrincipalId === servicePrincipalId);
    if (!one || !isSeen(one)) throw new DirectoryError('not-found', 'Request_ResourceNotFound');
    return one;
  }

  const seenJobs = (servicePrincipalId: string): readonly SynchronizationJob[] =>
    mustSee(servicePrincipalId)
      .jobs.filter((job) => job.seenFrom <= clock.now())
      .map((job) => {
        const active = job.active && job.activeSeenFrom <= clock.now();
        return {
          jobId: job.jobId,
          templateId: 'Azure2Azure',
          schedule: active ? 'active' : job.runsSince === undefined ? 'disabled' : 'paused',
          code: active ? 'not-run' : 'paused',
          initialCycleDone: false,
          ...lastCycleOf(job, world, clock.now()),
        };
      });

  return {
    calls,
    readOrganization: () => read('readOrganization', () => ({ state: 'active', tenants: [...world.tenants] })),
    readPartnerConfigurations: () =>
      read('readPartnerConfigurations', () =>
        [...world.partners]
          .filter(([, partner]) => partner.seenFrom <= clock.now())
          .map(([tenantId, partner]) => ({
            tenantId,
            automaticRedemptionOutbound: partner.outbound && partner.outboundSeenFrom <= clock.now(),
            automaticRedemptionInbound: false,
            userSyncInboundAllowed: false,
          })),
      ),
    readSettings: (ids) =>
      read(
        'readSettings',
        () =>
          new Map(
            world.configurations
              .filter((one) => ids.includes(one.servicePrincipalId) && one.settingsSeenFrom <= clock.now())
              .flatMap((one) => (one.settings ? [[one.servicePrincipalId, one.settings] as const] : [])),
          ),
      ),
    findConfigurations: (displayName) =>
      read('findConfigurations', () =>
        world.configurations
          .filter((one) => nameInLists(one) === displayName && !one.deleted && one.listedFrom <= clock.now())
          .map((one) => ({ ...bare(one), displayName })),
      ),
    readConfiguration: (id) =>
      read('readConfiguration', () => {
        const one = world.configurations.find((candidate) => candidate.servicePrincipalId === id);
        return one && isSeen(one) ? bare(one) : undefined;
      }),
    readJobsOf: (id) => read('readJobsOf', () => seenJobs(id)),
    readJob: (id, jobId) => read('readJob', () => seenJobs(id).find((job) => job.jobId === jobId)),
    readAssignments: (id) =>
      read('readAssignments', () =>
        mustSee(id)
          .assignments.filter((one) => one.seenFrom <= clock.now() && (!one.removed || clock.now() < one.seenUntil))
          .map(({ assignmentId, principal, roleId: role }) => ({ assignmentId, principal, roleId: role })),
      ),
    checkConnection: (id, tenantId) =>
      read('checkConnection', () => {
        mustSee(id);
        const partner = world.partners.get(tenantId);
        if (!partner?.outbound || partner.outboundSeenFrom > clock.now()) {
          return { ok: false, side: 'home', code: 'PolicyCheckFailure', message: 'outbound' };
        }
        if (world.refusingTargets.has(tenantId)) {
          return { ok: false, side: 'target', code: 'PolicyCheckFailure', message: 'inbound' };
        }
        return { ok: true };
      }),
    createPartnerConfiguration: (tenantId) =>
      write('createPartnerConfiguration', { tenantId }, () => {
        if (world.partners.has(tenantId)) throw new DirectoryError('already-exists', 'there is one');
        world.partners.set(tenantId, { seenFrom: later('in-lists'), outbound: false, outboundSeenFrom: 0 });
      }),
    allowOutboundRedemption: (tenantId) =>
      write('allowOutboundRedemption', { tenantId }, () => {
        const partner = world.partners.get(tenantId);
        if (!partner || partner.seenFrom > clock.now()) throw new DirectoryError('not-found', 'no such partner');
        if (!partner.outbound) partner.outboundSeenFrom = later('by-id');
        partner.outbound = true;
      }),
    createConfiguration: (displayName) =>
      write('createConfiguration', { tenantId: displayName.replace('MTO_Sync_', '') }, (): FoundConfiguration => {
        const seenByIdFrom = later('by-id');
        const one: FakeConfiguration = {
          servicePrincipalId: newId('configuration'),
          applicationClientId: newId('application'),
          displayName,
          createdAt: clock.now(),
          assignmentRoleId: roleId,
          seenByIdFrom,
          listedFrom: Math.max(seenByIdFrom, later('in-lists')),
          deleted: false,
          jobs: [],
          assignments: [],
          settings: undefined,
          settingsSeenFrom: 0,
        };
        world.configurations.push(one);
        return bare(one);
      }),
    createJob: (servicePrincipalId) =>
      write('createJob', { servicePrincipalId }, () => {
        const jobId = newId('job');
        mustSee(servicePrincipalId).jobs.push({ jobId, seenFrom: later('by-id'), active: false, activeSeenFrom: 0 });
        return { jobId };
      }),
    saveSettings: (servicePrincipalId, settings) =>
      write('saveSettings', { servicePrincipalId }, () => {
        const one = mustSee(servicePrincipalId);
        one.settings = settings;
        one.settingsSeenFrom = later('by-id');
      }),
    assign: (servicePrincipalId, principal, role) =>
      write('assign', { servicePrincipalId, principalId: principal.id }, () => {
        const { assignments } = mustSee(servicePrincipalId);
        if (world.missingPrincipals.has(principal.id)) throw new DirectoryError('not-found', 'no such principal');
        if (assignments.some((one) => !one.removed && one.principal.id === principal.id && one.roleId === role)) {
          throw new DirectoryError('already-exists', 'Permission being assigned already exists on the object');
        }
        const assignmentId = newId('assignment');
        const seenFrom = later('in-lists');
        assignments.push({ assignmentId, principal, roleId: role, seenFrom, removed: false, seenUntil: 0 });
        return { assignmentId };
      }),
    unassign: (servicePrincipalId, assignmentId) =>
      write('unassign', { servicePrincipalId }, () => {
        const one = mustSee(servicePrincipalId).assignments.find(
          (candidate) => candidate.assignmentId === assignmentId,
        );
        if (!one || one.removed) throw new DirectoryError('not-found', 'no such assignment');
        one.removed = true;
        one.seenUntil = later('in-lists');
      }),
    startJob: (servicePrincipalId, jobId) =>
      write('startJob', { servicePrincipalId }, () => {
        const one = mustSee(servicePrincipalId);
        const job = one.jobs.find((candidate) => candidate.jobId === jobId);
        if (!job || job.seenFrom > clock.now()) throw new DirectoryError('not-found', 'no such job');
        if (!one.settings) throw new DirectoryError('invalid-request', 'no credentials were saved');
        if (!job.active) job.activeSeenFrom = later('by-id');
        if (!job.active) job.runsSince = clock.now();
        job.active = true;
      }),
    pauseJob: (servicePrincipalId, jobId) =>
      write('pauseJob', { servicePrincipalId }, () => {
        const job = mustSee(servicePrincipalId).jobs.find((candidate) => candidate.jobId === jobId);
        if (!job) throw new DirectoryError('not-found', 'no such job');
        job.active = false;
        job.pausedAt = clock.now();
      }),
    renameConfiguration: (servicePrincipalId, displayName) =>
      write('renameConfiguration', { servicePrincipalId }, () => {
        const one = mustSee(servicePrincipalId);
        one.formerName = { name: one.displayName, listedUntil: later('in-lists') };
        one.displayName = displayName;
      }),
    deleteConfiguration: (servicePrincipalId) =>
      write('deleteConfiguration', { servicePrincipalId }, () => {
        mustSee(servicePrincipalId).deleted = true;
      }),
    readConfigurations: () => Promise.reject(new Error('Applying does not read all configurations.')),
    readJobs: () => Promise.reject(new Error('Applying does not read all jobs.')),
    readPrincipals: () => Promise.reject(new Error('Applying does not read principals.')),
  };
}
