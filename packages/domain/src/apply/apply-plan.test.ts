import { describe, expect, it } from 'vitest';
import { memberTenant, tenantIdOf, userPrincipal } from '../plan/testing/build-observation.ts';
import type { Fault, Method } from './testing/fake-directory.ts';
import { runProcess } from './testing/fake-process.ts';
import { configurationsNamed } from './testing/fake-world.ts';
import { brokenAtTheEnd, watchInvariants } from './testing/invariants.ts';
import { inputFor, situation } from './testing/situation.ts';
import type { SituationOptions } from './testing/situation.ts';
import { foldRun } from './fold-run.ts';

const [anna, ben, cleo] = [userPrincipal('Anna'), userPrincipal('Ben'), userPrincipal('Cleo')];
const slow = (what: 'by-id' | 'in-lists') => (what === 'by-id' ? 8_000 : 20_000);
const partners = (count: number) => Array.from({ length: count }, (_, number) => memberTenant(number + 1));

/** A fault at the n-th call of a method. */
function once(method: Method, fault: Fault, count = 1): NonNullable<SituationOptions['fault']> {
  return (call) => (call.method === method && call.count === count ? fault : undefined);
}

describe('an undisturbed run', () => {
  it('brings five tenants from nothing to exactly what is wanted', async () => {
    const start = situation(partners(5), { wanted: [anna, ben], lag: slow });
    const broken = watchInvariants(start.world, start.journal, { shared: [], wanted: [anna, ben] });
    const { events } = await runProcess(start.input, start);
    expect(broken).toEqual([]);
    expect(brokenAtTheEnd(start.world, start.journal, [anna, ben])).toEqual([]);
    expect(events[0]).toEqual({ type: 'run-started' });
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 5, failed: 0 });
    expect(start.world.writes.filter((write) => write.servicePrincipalId === undefined)).toHaveLength(15);
    expect(start.world.writes).toHaveLength(5 * 8);
  });

  it('tells its story in the order of the plan', async () => {
    const start = situation(partners(1), { wanted: [anna] });
    const { events } = await runProcess(start.input, start);
    const finished = events.flatMap((event) => (event.type === 'change-finished' ? [event.kind] : []));
    expect(finished).toEqual(start.input.tenants[0]?.changes.map((change) => change.kind));
    const recorded = events.map((event, index) => ({ sequence: index + 1, at: index, event }));
    expect(foldRun(start.input.tenants, recorded)).toMatchObject({
      state: 'finished',
      tenants: [{ state: 'succeeded', changesDone: 7, changesTotal: 7 }],
    });
  });

  it('adds, sees what was added, and only then removes', async () => {
    const start = situation(partners(2), { shared: [anna, ben], wanted: [ben, cleo], lag: slow });
    const broken = watchInvariants(start.world, start.journal, { shared: [anna, ben], wanted: [ben, cleo] });
    await runProcess(start.input, start);
    expect(broken).toEqual([]);
    expect(brokenAtTheEnd(start.world, start.journal, [ben, cleo])).toEqual([]);
    const times = (method: string) =>
      start.world.writes.filter((write) => write.method === method).map((write) => write.at);
    expect(Math.min(...times('unassign')) - Math.max(...times('assign'))).toBeGreaterThan(19_000);
  });

  it('takes hardly longer for ninety-nine tenants than for one', async () => {
    const timeFor = async (count: number) => {
      const start = situation(partners(count), { wanted: [anna], lag: slow });
      const begunAt = start.clock.now();
      const { events } = await runProcess(start.input, start);
      expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: count, failed: 0 });
      expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
      return { time: start.clock.now() - begunAt, calls: start.directory.calls };
    };
    const [one, many] = [await timeFor(1), await timeFor(99)];
    expect(many.time).toBeLessThan(1.2 * one.time);
    expect(many.calls.get('readOrganization')).toBeLessThan(5);
    expect(many.calls.get('readPartnerConfigurations')).toBe(1);
  });

  it('writes nothing where everything is as wanted already, from an old plan or a new one', async () => {
    const start = situation(partners(3), { wanted: [anna] });
    await runProcess(start.input, start);
    const writes = start.world.writes.length;
    const again = await runProcess({ ...start.input, runId: 'run-2' }, start);
    expect(again.events.at(-1)).toEqual({ type: 'run-finished', succeeded: 3, failed: 0 });
    expect(again.events.filter((event) => event.type === 'change-finished' && event.outcome === 'applied')).toEqual([]);
    const anew = await runProcess(inputFor(start.world, [anna], 'run-3'), start);
    expect(anew.events.map((event) => event.type)).toEqual(['run-started', 'run-finished']);
    expect(start.world.writes).toHaveLength(writes);
  });
});

describe('an answer that was lost', () => {
  const methods = [
    'createPartnerConfiguration',
    'allowOutboundRedemption',
    'createConfiguration',
    'createJob',
    'saveSettings',
    'assign',
    'startJob',
  ] as const;
  const cases = methods.flatMap((method) =>
    (['reset-after', 'reset-before', 'unavailable', 'throttled', 'conflict'] as const).flatMap((fault) =>
      [1, 2, 3].map((count) => [method, fault, count] as const),
    ),
  );

  it.each(cases)('%s with %s at call %i ends with one configuration and one job', async (method, fault, count) => {
    const start = situation(partners(3), { wanted: [anna, ben], lag: slow, fault: once(method, fault, count) });
    // A conflict is retried only right after something was made; the first write of a tenant has nothing before it.
    const isFirst = fault === 'conflict' && method === 'createPartnerConfiguration';
    const broken = watchInvariants(start.world, start.journal, { shared: [], wanted: [anna, ben] });
    const { events } = await runProcess(start.input, start);
    expect(broken).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: isFirst ? 2 : 3, failed: isFirst ? 1 : 0 });
    if (isFirst) await runProcess({ ...start.input, resumed: true }, start);
    expect(brokenAtTheEnd(start.world, start.journal, [anna, ben])).toEqual([]);
  });

  it('does not create again before the settle window is over', async () => {
    const start = situation(partners(1), { wanted: [anna], fault: once('createConfiguration', 'reset-before') });
    await runProcess(start.input, start);
    const [first, second] = start.journal.entries.filter((entry) => entry.kind === 'create-configuration');
    expect(first?.outcome).toEqual({ result: 'refused', code: 'never-arrived' });
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(90_000);
    expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
  });

  it('lets nothing be started before its settle window is over, although it was found early', async () => {
    const start = situation(partners(1), { wanted: [anna], fault: once('createConfiguration', 'reset-after') });
    await runProcess(start.input, start);
    const lost = start.journal.entries.find((entry) => entry.kind === 'create-configuration');
    const started = start.journal.entries.find((entry) => entry.kind === 'start-job');
    expect(lost?.outcome).toMatchObject({ result: 'found' });
    expect((lost?.concludedAt ?? 0) - (lost?.at ?? 0)).toBeLessThan(5_000);
    expect((started?.at ?? 0) - (lost?.at ?? 0)).toBeGreaterThanOrEqual(90_000);
  });

  it('of a start is looked for before anything is started again', async () => {
    const start = situation(partners(1), { wanted: [anna], lag: slow, fault: once('startJob', 'reset-after') });
    await runProcess(start.input, start);
    expect(start.directory.calls.get('startJob')).toBe(1);
    expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
  });

  it('of an earlier run is put right in the journal by a run that has something else to do', async () => {
    const start = situation(partners(1), { shared: [anna], wanted: [ben] });
    let removed = false;
    start.world.watch = (_, write) => {
      removed ||= write.method === 'unassign';
    };
    let crashAt = 0;
    const dying = () => {
      const probe = situation(partners(1), { shared: [anna], wanted: [ben] });
      return runProcess(probe.input, probe, (crashAt += 1)).then(() => probe.journal.entries.at(-1)?.kind);
    };
    while ((await dying()) !== 'unassign') expect(crashAt).toBeLessThan(200);
    // Two waits for the lease and two for the directory later, the write has been done and its answer is lost.
    await runProcess(start.input, start, crashAt + 4);
    await start.clock.run(start.clock.sleep(1_000));
    expect([removed, start.journal.entries.at(-1)?.outcome]).toEqual([true, undefined]);
    await runProcess(inputFor(start.world, [ben, cleo], 'run-2'), start);
    expect(brokenAtTheEnd(start.world, start.journal, [ben, cleo])).toEqual([]);
  });

  it('is remembered from an earlier run', async () => {
    const start = situation(partners(1), { wanted: [anna], lag: () => 30_000 });
    const before = await runProcess(start.input, start);
    expect(before.how).toBe('ended');
    // The same world once more; this time the process dies while the create is on its way, and another run follows.
    const other = situation(partners(1), { wanted: [anna], lag: () => 30_000 });
    let crashAt = 0;
    do crashAt += 1;
    while (!(await diesAfterIntent(crashAt)));
    const dead = await runProcess(other.input, other, crashAt);
    expect(dead.how).toBe('crashed');
    await runProcess({ ...other.input, runId: 'run-2' }, other);
    expect(brokenAtTheEnd(other.world, other.journal, [anna])).toEqual([]);
    expect(configurationsNamed(other.world, `MTO_Sync_${tenantIdOf(1)}`)).toHaveLength(1);
  });

  /** Whether dying there leaves the create without an outcome. */
  async function diesAfterIntent(crashAt: number): Promise<boolean> {
    const probe = situation(partners(1), { wanted: [anna], lag: () => 30_000 });
    await runProcess(probe.input, probe, crashAt);
    const create = probe.journal.entries.find((entry) => entry.kind === 'create-configuration');
    return (
      create !== undefined && !create.outcome && probe.world.writes.some((w) => w.method === 'createConfiguration')
    );
  }

  it.each([true, false])(
    'that surfaces after the window leaves the older one and deletes the one we made (ages told: %s)',
    async (tellsAge) => {
      const start = situation(partners(1), {
        wanted: [anna],
        fault: once('createConfiguration', 'reset-after'),
        // The first one shows only after the second was made; the second is slow in lists.
        lag: (what) => (what === 'by-id' ? 1_000 : 130_000),
      });
      start.world.partners.set(tenantIdOf(1), { seenFrom: 0, outbound: true, outboundSeenFrom: 0 });
      start.world.tellsAge = tellsAge;
      const broken = watchInvariants(start.world, start.journal, { shared: [], wanted: [anna] });
      await runProcess(inputFor(start.world, [anna], 'run-1'), start);
      expect(broken).toEqual([]);
      expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
      expect(start.world.configurations.map((one) => one.deleted)).toEqual([false, true]);
      expect(start.journal.entries.filter((entry) => entry.kind === 'delete-configuration')).toHaveLength(1);
    },
  );
});

describe('a process that dies', () => {
  it.each([
    ['from nothing', { shared: undefined, wanted: [anna, ben] }],
    ['while editing', { shared: [anna, ben], wanted: [ben, cleo] }],
  ])('anywhere, %s, is followed by one that comes to the same end', async (_, people) => {
    const { shared, wanted } = people;
    const options = { ...(shared ? { shared } : {}), wanted, lag: () => 700 };
    const undisturbed = situation(partners(1), options);
    const { awaits } = await runProcess(undisturbed.input, undisturbed);
    expect(awaits).toBeGreaterThan(20);
    for (let crashAt = 1; crashAt <= awaits; crashAt += 1) {
      const start = situation(partners(1), options);
      const broken = watchInvariants(start.world, start.journal, {
        shared: people.shared ?? [],
        wanted: people.wanted,
      });
      const first = await runProcess(start.input, start, crashAt);
      const second = await runProcess({ ...start.input, resumed: true }, start);
      expect([crashAt, first.how, second.events[0]?.type]).toEqual([crashAt, 'crashed', 'run-resumed']);
      expect([crashAt, ...broken, ...brokenAtTheEnd(start.world, start.journal, wanted)]).toEqual([crashAt]);
    }
  });
});

describe('a tenant that cannot be finished', () => {
  it('whose target has not allowed synchronization is left without a job, and the others are not held up', async () => {
    const start = situation(partners(3), { wanted: [anna], lag: slow });
    start.world.refusingTargets.add(tenantIdOf(2));
    const { events } = await runProcess(start.input, start);
    expect(events.filter((event) => event.type === 'tenant-failed')).toEqual([
      { type: 'tenant-failed', tenantId: tenantIdOf(2), code: 'target-has-not-allowed-sync', owner: 'other-tenant' },
    ]);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 2, failed: 1 });
    const [left] = configurationsNamed(start.world, `MTO_Sync_${tenantIdOf(2)}`);
    expect(left).toMatchObject({ jobs: [], assignments: [], deleted: false });
    start.world.refusingTargets.clear();
    await runProcess(inputFor(start.world, [anna], 'run-2'), start);
    expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
  });

  it('left the organization: nothing is written for it', async () => {
    const start = situation(partners(2), { wanted: [anna] });
    start.world.tenants = start.world.tenants.filter((tenant) => tenant.tenantId !== tenantIdOf(1));
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual({
      type: 'tenant-failed',
      tenantId: tenantIdOf(1),
      code: 'left-organization',
      owner: 'other-tenant',
    });
    expect(start.world.writes.some((write) => write.tenantId === tenantIdOf(1))).toBe(false);
    expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
  });

  it('has two configurations of the name that are not provably ours: both stay as they are', async () => {
    const start = situation(partners(2), { wanted: [anna] });
    const twin = situation([memberTenant(1)], { shared: [ben], wanted: [ben] }).world.configurations;
    start.world.configurations.push(
      ...twin,
      ...twin.map((one) => ({ ...one, servicePrincipalId: 'twin', createdAt: 2 })),
    );
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'tenant-failed', code: 'several-configurations', owner: 'this-tenant' }),
    );
    expect(start.world.configurations.filter((one) => one.displayName === twin[0]?.displayName)).toHaveLength(2);
    expect(
      start.world.writes.filter(
        (write) => write.servicePrincipalId?.startsWith('existing') || write.servicePrincipalId === 'twin',
      ),
    ).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 1 });
  });

  it('has a principal that is gone: the others are assigned, and nothing is started or removed', async () => {
    const start = situation(partners(1), { wanted: [anna, ben, cleo] });
    start.world.missingPrincipals.add(ben.id);
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(expect.objectContaining({ type: 'tenant-failed', code: 'principal-missing' }));
    const [one] = start.world.configurations;
    expect(one?.assignments.map((assignment) => assignment.principal.id).toSorted()).toEqual([anna.id, cleo.id]);
    expect(one?.jobs.map((job) => job.active)).toEqual([false]);
  });

  it('got somebody else in scope meanwhile: it is not started', async () => {
    const start = situation(partners(1), { wanted: [anna], lag: () => 1_000 });
    const broken: string[] = [];
    start.world.watch = (world, write) => {
      if (write.method !== 'assign') return;
      const [one] = world.configurations;
      const [assignment] = one?.assignments ?? [];
      if (assignment && one?.assignments.length === 1)
        one.assignments.push({ ...assignment, assignmentId: 'theirs', principal: cleo });
      if (!assignment) broken.push('nobody was assigned');
    };
    const { events } = await runProcess(start.input, start);
    expect(broken).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'tenant-failed', code: 'no-longer-as-planned' }));
    expect(start.world.writes.some((write) => write.method === 'startJob')).toBe(false);
  });

  it('meets a refusal that waiting does not mend', async () => {
    const start = situation(partners(1), {
      wanted: [anna],
      fault: (call) => (call.method === 'saveSettings' ? 'forbidden' : undefined),
    });
    const begunAt = start.clock.now();
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'tenant-failed', code: 'forbidden', owner: 'person' }),
    );
    expect(start.clock.now() - begunAt).toBeGreaterThan(90_000);
    expect(start.directory.calls.get('saveSettings')).toBeLessThan(60);
  });

  it('never becomes visible: given up after ten minutes, with few looks', async () => {
    const start = situation(partners(1), { wanted: [anna], lag: () => 3_600_000 });
    const begunAt = start.clock.now();
    const { events } = await runProcess(
      { ...start.input, tenants: start.input.tenants.map((plan) => ({ ...plan, changes: plan.changes.slice(2) })) },
      start,
    );
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'tenant-failed', code: 'not-replicated-in-time', owner: 'microsoft' }),
    );
    expect(start.clock.now() - begunAt).toBeLessThan(11 * 60_000);
    expect(start.directory.calls.get('readConfiguration')).toBeLessThan(250);
  });

  it('is told to start and does not: that is no success', async () => {
    const start = situation(partners(1), { wanted: [anna] });
    start.world.watch = ({ configurations }, write) => {
      const job = configurations[0]?.jobs[0];
      if (write.method === 'startJob' && job) job.activeSeenFrom = Number.POSITIVE_INFINITY;
    };
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(expect.objectContaining({ type: 'tenant-failed', code: 'not-replicated-in-time' }));
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 0, failed: 1 });
  });

  it('cannot reach the directory: given up after fifteen minutes, with few calls', async () => {
    const start = situation(partners(1), { wanted: [anna], fault: () => 'unavailable' });
    const begunAt = start.clock.now();
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(expect.objectContaining({ code: 'directory-unavailable', owner: 'microsoft' }));
    expect(start.clock.now() - begunAt).toBeGreaterThan(15 * 60_000);
    expect([...start.directory.calls.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(100);
  });
});

describe('a run as a whole', () => {
  it('parks when somebody has to sign in, and ends right after that', async () => {
    const start = situation(partners(3), { wanted: [anna], fault: once('saveSettings', 'needs-sign-in', 2) });
    const parked = await runProcess(start.input, start);
    expect(parked.events.at(-1)).toEqual({ type: 'run-parked', reason: 'needs-sign-in' });
    expect(parked.events.some((event) => event.type === 'tenant-failed' || event.type === 'run-finished')).toBe(false);
    const writes = start.world.writes.length;
    const resumed = await runProcess({ ...start.input, resumed: true }, start);
    expect(writes).toBeLessThan(start.world.writes.length);
    expect(resumed.events.at(-1)).toEqual({ type: 'run-finished', succeeded: 3, failed: 0 });
    expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
  });

  it.each([1, 2, 5, 9, 14, 20])('writes nothing more when the lease is lost before write %i', async (number) => {
    let asked = 0;
    const start = situation(partners(3), { wanted: [anna] });
    const ending = await runProcess(start.input, { ...start, leaseHeld: () => (asked += 1) < number });
    expect(ending.how).toBe('threw');
    expect(ending.error).toMatchObject({ name: 'LeaseLostError' });
    expect(start.world.writes).toHaveLength(number - 1);
    expect(ending.events.some((event) => event.type === 'run-finished')).toBe(false);
    await runProcess({ ...start.input, resumed: true }, start);
    expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
  });

  it('writes nothing when the journal cannot be kept', async () => {
    const start = situation(partners(2), { wanted: [anna] });
    const journal = { ...start.journal, intend: () => Promise.reject(new Error('disk full')) };
    const ending = await runProcess(start.input, { ...start, journal });
    expect(ending.error).toMatchObject({ message: 'disk full' });
    expect(start.world.writes).toEqual([]);
  });

  it('tells of throttling once, lets everybody wait, and goes on', async () => {
    const calls: number[] = [];
    const start = situation(partners(3), {
      wanted: [anna],
      fault: (call) => {
        calls.push(start.clock.now());
        return call.method === 'createJob' && call.count === 1 ? 'throttled' : undefined;
      },
    });
    const { events } = await runProcess(start.input, start);
    const throttled = events.flatMap((event) => (event.type === 'throttled' ? [event.until] : []));
    expect(throttled).toHaveLength(1);
    const until = throttled[0] ?? 0;
    expect(calls.filter((at) => at > until - 4_500 && at < until)).toEqual([]);
    expect(events.filter((event) => event.type === 'throttling-ended')).toHaveLength(1);
    expect(brokenAtTheEnd(start.world, start.journal, [anna])).toEqual([]);
  });

  it('is cancelled between two writes, and every tenant is told', async () => {
    const controller = new AbortController();
    const start = situation(partners(3), { wanted: [anna], lag: slow });
    start.world.watch = (world) => {
      if (world.writes.length === 7) controller.abort();
    };
    const { events } = await runProcess({ ...start.input, signal: controller.signal }, start);
    expect(events.filter((event) => event.type === 'tenant-failed' && event.code === 'cancelled')).toHaveLength(3);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 0, failed: 3 });
    expect(start.world.writes.length).toBeLessThan(10);
    expect(start.journal.entries.every((entry) => entry.outcome !== undefined)).toBe(true);
  });

  it('does nothing when it was cancelled before it began', async () => {
    const start = situation(partners(2), { wanted: [anna] });
    const { events } = await runProcess({ ...start.input, signal: AbortSignal.abort() }, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 0, failed: 2 });
    expect(start.world.writes).toEqual([]);
  });
});
