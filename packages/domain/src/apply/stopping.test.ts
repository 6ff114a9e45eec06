import { describe, expect, it } from 'vitest';
import { memberTenant, tenantIdOf, userPrincipal } from '../plan/testing/build-observation.ts';
import type { ApplyInput } from './apply-plan.ts';
import { isOpen } from './tenant-work.ts';
import { runProcess } from './testing/fake-process.ts';
import type { FakeWorld } from './testing/fake-world.ts';
import { inputForRequest, situation } from './testing/situation.ts';
import type { Situation, SituationOptions } from './testing/situation.ts';

const people = Array.from({ length: 12 }, (_, number) => userPrincipal(`Person ${number + 1}`));
const [anna] = people;
const minute = 60_000;

/** A tenant that is shared with, and the plan to stop it. */
function stopping(accounts: 'take-out' | 'leave-behind', options: Partial<SituationOptions> = {}): Situation {
  const start = situation([memberTenant(1)], { shared: people, wanted: people, lag: () => 700, ...options });
  return { ...start, input: stopInput(start.world, accounts) };
}

function stopInput(world: FakeWorld, accounts: 'take-out' | 'leave-behind', runId = 'run-1'): ApplyInput {
  const request = { principals: people, tenants: [], stops: [{ tenantId: tenantIdOf(1), accounts }] };
  return inputForRequest(world, request, 'stop-sharing', people, runId);
}

const methodsOf = (start: Situation) => start.world.writes.map((write) => write.method);
const configurationOf = (start: Situation) => start.world.configurations[0];
const failed = (code: string) => expect.objectContaining({ type: 'tenant-failed', code });

/** The order of what was written: everybody out, a whole cycle, and only then the end. */
function cyclesBetween(start: Situation): number {
  const times = (method: string) => start.world.writes.filter((one) => one.method === method).map(({ at }) => at);
  return (Math.min(...times('deleteConfiguration')) - Math.max(...times('unassign'))) / (40 * minute);
}

describe('sharing that is stopped with the people taken out', () => {
  it('widens the guard, takes everybody out, waits for a cycle that began after that, and then deletes', async () => {
    const start = stopping('take-out');
    const { events } = await runProcess(start.input, start);
    expect(methodsOf(start)).toEqual(['saveSettings', ...people.map(() => 'unassign'), 'deleteConfiguration']);
    expect(configurationOf(start)?.settings?.deletionThreshold).toEqual({ enabled: true, value: 12 });
    expect(cyclesBetween(start)).toBeGreaterThan(0);
    expect(cyclesBetween(start)).toBeLessThan(1.2);
    expect(configurationOf(start)?.deleted).toBe(true);
    expect(events).toContainEqual({ type: 'tenant-succeeded', tenantId: tenantIdOf(1) });
    expect(start.journal.entries.some(isOpen)).toBe(false);
  });

  it('tells that it waits for a cycle and until when, and looks gently meanwhile', async () => {
    const start = stopping('take-out');
    const { events } = await runProcess(start.input, start);
    const waits = events.flatMap((event) =>
      event.type === 'tenant-waiting' && event.waitingFor === 'cycle' ? [event.until] : [],
    );
    expect(waits).toHaveLength(1);
    const end = start.world.writes.at(-1)?.at ?? 0;
    expect(Math.abs(end - (waits[0] ?? 0))).toBeLessThan(2 * minute);
    expect(start.directory.calls.get('readJob')).toBeLessThan(80);
  });

  it('does not count a cycle that began before the last removal was known everywhere', async () => {
    const start = stopping('take-out');
    const job = configurationOf(start)?.jobs[0];
    // A cycle begins in the moment in which the removals have just been done.
    start.world.watch = (_, write) => {
      if (write.method === 'unassign' && job) job.runsSince = write.at + 500;
    };
    await runProcess(start.input, start);
    expect(cyclesBetween(start)).toBeGreaterThan(1);
  });

  it('does not count a cycle of before the removals that a clock ahead of ours tells as one of later', async () => {
    const start = stopping('take-out');
    const job = configurationOf(start)?.jobs[0];
    if (!job) throw new Error('There is no job.');
    start.world.clockAhead = 180 * minute;
    // By that clock the last cycle began five minutes ago, so the next one comes in thirty-five.
    job.runsSince = start.clock.now() + start.world.clockAhead - 5 * minute;
    await runProcess(start.input, start);
    expect(configurationOf(start)?.deleted).toBe(true);
    expect(cyclesBetween(start)).toBeGreaterThan(0.8);
  });

  it.each(['failed', 'entry-level-errors', 'quarantine'] as const)(
    'keeps the configuration when that cycle ends with %s',
    async (cycleEnds) => {
      const start = stopping('take-out');
      start.world.cycleEnds = cycleEnds;
      const begunAt = start.clock.now();
      const { events } = await runProcess(start.input, start);
      expect(events).toContainEqual(failed('people-not-taken-out'));
      expect(configurationOf(start)?.deleted).toBe(false);
      expect(start.clock.now() - begunAt).toBeLessThan(45 * minute);
    },
  );

  it.each([
    ['', 0],
    [', though the clock by which that is told is ahead', 180 * minute],
  ])('ends a quarantine and waits for a cycle that goes well%s', async (_, clockAhead) => {
    const start = stopping('take-out');
    Object.assign(start.world, { clockAhead, cycleEnds: 'quarantine' });
    await runProcess(start.input, start);
    start.world.watch = (world, { method }) => {
      // Reads show it only some seconds later.
      if (method === 'startJob') void start.clock.sleep(5_000).then(() => (world.cycleEnds = 'succeeded'));
    };
    const again = stopInput(start.world, 'take-out', 'run-2');
    expect(again.tenants[0]?.changes.map(({ kind }) => kind)).toEqual([
      'start-job',
      'await-cycle',
      'delete-configuration',
    ]);
    await runProcess(again, start);
    expect(configurationOf(start)?.deleted).toBe(true);
    expect(methodsOf(start).slice(-2)).toEqual(['startJob', 'deleteConfiguration']);
  });

  it('gives up when no cycle comes, after two of them and half an hour', async () => {
    const start = stopping('take-out');
    start.world.cycleEnds = 'never';
    const begunAt = start.clock.now();
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(failed('people-not-taken-out'));
    expect((start.clock.now() - begunAt) / minute).toBeGreaterThan(110);
    expect((start.clock.now() - begunAt) / minute).toBeLessThan(113);
    expect(configurationOf(start)?.deleted).toBe(false);
  });

  it('keeps the configuration when somebody was put in scope again while it waited', async () => {
    const start = stopping('take-out');
    const stranger = configurationOf(start)?.assignments[0];
    void start.clock.sleep(10 * minute).then(() => {
      if (stranger) configurationOf(start)?.assignments.push({ ...stranger, assignmentId: 'theirs', removed: false });
    });
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(failed('no-longer-as-planned'));
    expect(configurationOf(start)?.deleted).toBe(false);
  });

  it('starts a job that does not run, once the removals are known, so that one cycle is enough', async () => {
    const start = stopping('take-out');
    const job = configurationOf(start)?.jobs[0];
    if (!job) throw new Error('There is no job.');
    Object.assign(job, { active: false, pausedAt: start.clock.now() });
    const input = stopInput(start.world, 'take-out');
    expect(input.tenants[0]?.changes.map(({ kind }) => kind)).toContain('start-job');
    await runProcess(input, start);
    expect(configurationOf(start)?.deleted).toBe(true);
    expect(cyclesBetween(start)).toBeLessThan(0.2);
  });

  it('comes to the same end although the process dies anywhere', { timeout: 60_000 }, async () => {
    const few = { shared: people.slice(0, 2) };
    const undisturbed = stopping('take-out', few);
    const { awaits } = await runProcess(undisturbed.input, undisturbed);
    expect(awaits).toBeGreaterThan(40);
    for (let crashAt = 1; crashAt <= awaits; crashAt += 1) {
      const start = stopping('take-out', few);
      await runProcess(start.input, start, crashAt);
      const { events } = await runProcess({ ...start.input, resumed: true }, start);
      expect([crashAt, events.at(-1)]).toEqual([crashAt, { type: 'run-finished', succeeded: 1, failed: 0 }]);
      expect([crashAt, configurationOf(start)?.deleted]).toEqual([crashAt, true]);
      expect([crashAt, cyclesBetween(start) > 0]).toEqual([crashAt, true]);
      expect(start.journal.entries.filter(isOpen)).toEqual([]);
    }
  });

  it('does not believe one answer that says that somebody is not assigned', async () => {
    const start = stopping('take-out', {
      fault: ({ method, count }) => (method === 'unassign' && count === 3 ? 'not-found' : undefined),
    });
    const { events } = await runProcess(start.input, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
    expect(configurationOf(start)?.assignments.every((one) => one.removed)).toBe(true);
    expect(start.journal.entries.filter(isOpen)).toEqual([]);
  });

  it('waits no longer because of a restart: the journal tells when the last one was taken out', async () => {
    const start = stopping('take-out');
    const started = start.clock.now();
    const dead = runProcess(start.input, start, 250);
    expect((await dead).how).toBe('crashed');
    const left = start.world.writes.at(-1)?.at ?? 0;
    await start.clock.run(start.clock.sleep(39 * minute - (start.clock.now() - started)));
    await runProcess({ ...start.input, resumed: true }, start);
    expect(((start.world.writes.at(-1)?.at ?? 0) - left) / minute).toBeLessThan(45);
  });

  it('is done for a tenant that has left the organization, too', async () => {
    const start = stopping('take-out');
    start.world.tenants = [];
    const { events } = await runProcess(start.input, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
    expect(start.directory.calls.get('checkConnection')).toBeUndefined();
  });

  it('ends between two looks when it is cancelled while it waits', async () => {
    const start = stopping('take-out');
    const controller = new AbortController();
    void start.clock.sleep(5 * minute).then(() => controller.abort());
    const { events } = await runProcess({ ...start.input, signal: controller.signal }, start);
    expect(events).toContainEqual(failed('cancelled'));
    expect(configurationOf(start)?.deleted).toBe(false);
  });
});

describe('sharing that is stopped with the accounts left behind', () => {
  it('pauses the job and deletes the configuration, and takes nobody out', async () => {
    const start = stopping('leave-behind');
    const { events } = await runProcess(start.input, start);
    expect(methodsOf(start)).toEqual(['pauseJob', 'deleteConfiguration']);
    expect(events).toContainEqual({ type: 'tenant-succeeded', tenantId: tenantIdOf(1) });
  });

  it.each([
    ['pauseJob', 'reset-after'],
    ['pauseJob', 'reset-before'],
    ['deleteConfiguration', 'reset-after'],
    ['deleteConfiguration', 'reset-before'],
    ['deleteConfiguration', 'not-found'],
    ['deleteConfiguration', 'throttled'],
    ['deleteConfiguration', 'unavailable'],
  ] as const)('comes to its end although %s meets %s', async (method, fault) => {
    const start = stopping('leave-behind', {
      fault: (call) => (call.method === method && call.count === 1 ? fault : undefined),
    });
    const { events } = await runProcess(start.input, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
    expect(configurationOf(start)?.deleted).toBe(true);
    expect(start.journal.entries.filter(isOpen)).toEqual([]);
  });

  it('takes a configuration that is gone already for what was wanted', async () => {
    const start = stopping('leave-behind');
    Object.assign(configurationOf(start) ?? {}, { deleted: true });
    const { events } = await runProcess(start.input, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
  });

  it('deletes a configuration again that somebody has restored', async () => {
    const start = stopping('leave-behind');
    await runProcess(start.input, start);
    await start.clock.run(start.clock.sleep(30 * minute));
    Object.assign(configurationOf(start) ?? {}, { deleted: false });
    await runProcess(stopInput(start.world, 'leave-behind', 'run-2'), start);
    expect(configurationOf(start)?.deleted).toBe(true);
  });

  it('leaves a configuration alone that somebody has renamed', async () => {
    const start = stopping('leave-behind');
    Object.assign(configurationOf(start) ?? {}, { displayName: 'Not yours any more' });
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(failed('no-longer-as-planned'));
    expect(start.world.writes).toEqual([]);
  });

  it('does not delete while a job runs that the plan took to be stopped', async () => {
    const start = stopping('leave-behind');
    const plans = start.input.tenants.map((plan) => ({
      ...plan,
      changes: plan.changes.filter(({ kind }) => kind !== 'pause-job'),
    }));
    const { events } = await runProcess({ ...start.input, tenants: plans }, start);
    expect(events).toContainEqual(failed('no-longer-as-planned'));
    expect(start.world.writes).toEqual([]);
  });

  it('can be shared anew afterwards, by another configuration', async () => {
    const start = stopping('leave-behind', { lag: () => 20_000 });
    await runProcess(start.input, start);
    const request = { principals: anna ? [anna] : [], tenants: [tenantIdOf(1)] };
    const again = inputForRequest(start.world, request, 'select-users-and-groups', people, 'run-2');
    const { events } = await runProcess(again, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
    expect(start.world.configurations.map((one) => one.deleted)).toEqual([true, false]);
  });
});
