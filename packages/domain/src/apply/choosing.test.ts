import { describe, expect, it } from 'vitest';
import { memberTenant, tenantIdOf, userPrincipal } from '../plan/testing/build-observation.ts';
import { runProcess } from './testing/fake-process.ts';
import { configurationsNamed, scopeIn } from './testing/fake-world.ts';
import type { FakeConfiguration, FakeWorld } from './testing/fake-world.ts';
import { inputForRequest, situation } from './testing/situation.ts';
import type { Situation } from './testing/situation.ts';

const [anna, ben] = [userPrincipal('Anna'), userPrincipal('Ben')];
const people = [anna, ben];
const tenantId = tenantIdOf(1);
const ours = `MTO_Sync_${tenantId}`;

/** One configuration of ours, and one that somebody made by hand; both run. The one by hand shall stay. */
function rivalry(): Situation {
  const start = situation([memberTenant(1)], { shared: [anna], wanted: [anna], lag: () => 900 });
  const [own] = start.world.configurations;
  if (!own) throw new Error('There is no configuration.');
  start.world.configurations.push({
    ...own,
    servicePrincipalId: 'by-hand',
    applicationClientId: 'application-by-hand',
    displayName: 'Made by hand',
    createdAt: 2,
    jobs: own.jobs.map((job) => ({ ...job, jobId: 'job-by-hand' })),
    assignments: own.assignments.map((one) => ({ ...one, assignmentId: 'by-hand', principal: ben })),
  });
  return { ...start, input: choiceInput(start.world, 'by-hand', ['existing-0']) };
}

function choiceInput(world: FakeWorld, keep: string, remove: readonly string[]) {
  const request = { principals: people, tenants: [], choices: [{ tenantId, keep, remove }] };
  return inputForRequest(world, request, 'choose-configuration', people, 'run-1');
}

function byId(world: FakeWorld, id: string): FakeConfiguration | undefined {
  return world.configurations.find((one) => one.servicePrincipalId === id);
}

describe('a choice between configurations', () => {
  it('stops the rival, renames the one that is kept, and deletes the rival; nobody is put in or out of scope', async () => {
    const start = rivalry();
    const { events } = await runProcess(start.input, start);
    expect(start.world.writes.map(({ method }) => method)).toEqual([
      'pauseJob',
      'renameConfiguration',
      'deleteConfiguration',
    ]);
    expect(start.journal.entries.map(({ kind }) => kind)).toEqual([
      'pause-job',
      'rename-configuration',
      'delete-configuration',
    ]);
    expect(configurationsNamed(start.world, ours).map((one) => one.servicePrincipalId)).toEqual(['by-hand']);
    expect(scopeIn(byId(start.world, 'by-hand') as FakeConfiguration)).toEqual([ben.id]);
    expect(byId(start.world, 'by-hand')?.jobs[0]?.active).toBe(true);
    expect(events).toContainEqual({
      type: 'tenant-succeeded',
      tenantId,
      servicePrincipalId: 'by-hand',
      jobId: 'job-by-hand',
    });
  });

  it('comes to the same end although the process dies anywhere', async () => {
    const undisturbed = rivalry();
    const { awaits } = await runProcess(undisturbed.input, undisturbed);
    for (let crashAt = 1; crashAt <= awaits; crashAt += 1) {
      const start = rivalry();
      await runProcess(start.input, start, crashAt);
      const { events } = await runProcess({ ...start.input, resumed: true }, start);
      expect([crashAt, events.at(-1)]).toEqual([crashAt, { type: 'run-finished', succeeded: 1, failed: 0 }]);
      expect(start.world.configurations.map((one) => [one.displayName, one.deleted])).toEqual([
        [ours, true],
        [ours, false],
      ]);
    }
  });

  it.each(['gone', 'renamed'])('removes nothing when the one that was to be kept is %s', async (what) => {
    const start = rivalry();
    Object.assign(byId(start.world, 'by-hand') ?? {}, what === 'gone' ? { deleted: true } : { displayName: 'Other' });
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(expect.objectContaining({ type: 'tenant-failed', code: 'no-longer-as-planned' }));
    expect(start.world.writes).toEqual([]);
  });

  it('does not take a name that a third one has by now', async () => {
    const start = rivalry();
    const third = byId(start.world, 'existing-0');
    if (third) start.world.configurations.push({ ...third, servicePrincipalId: 'third', createdAt: 9 });
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(expect.objectContaining({ type: 'tenant-failed', code: 'several-configurations' }));
    expect(start.world.configurations.some((one) => one.deleted)).toBe(false);
  });
});

describe('a configuration that is given back', () => {
  const given = (tenants: readonly string[]) => {
    const start = rivalry();
    start.world.configurations = start.world.configurations.filter((one) => one.servicePrincipalId === 'by-hand');
    Object.assign(byId(start.world, 'by-hand') ?? {}, { displayName: ours });
    const returns = [{ tenantId, servicePrincipalId: 'by-hand', displayName: 'Made by hand' }];
    const request = { principals: [anna], tenants, returns };
    return { ...start, input: inputForRequest(start.world, request, 'undo-run', people, 'run-1') };
  };

  it('gets its name back and stays as it is', async () => {
    const start = given([]);
    const { events } = await runProcess(start.input, start);
    expect(start.world.writes.map(({ method }) => method)).toEqual(['renameConfiguration']);
    expect(byId(start.world, 'by-hand')?.displayName).toBe('Made by hand');
    expect(events).toContainEqual({ type: 'tenant-succeeded', tenantId });
  });

  it('is not taken for ours again when the tenant gets another one, although lists still show its old name', async () => {
    const start = given([tenantId]);
    const { events } = await runProcess(start.input, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
    const [other, ...more] = configurationsNamed(start.world, ours);
    expect(more).toEqual([]);
    expect(other?.servicePrincipalId).not.toBe('by-hand');
    expect(scopeIn(other as FakeConfiguration)).toEqual([anna.id]);
    expect(scopeIn(byId(start.world, 'by-hand') as FakeConfiguration)).toEqual([ben.id]);
  });
});
