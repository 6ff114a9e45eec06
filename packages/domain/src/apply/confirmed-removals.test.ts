import { describe, expect, it } from 'vitest';
import { memberTenant, tenantIdOf, userPrincipal } from '../plan/testing/build-observation.ts';
import { runProcess } from './testing/fake-process.ts';
import { scopeIn } from './testing/fake-world.ts';
import type { DoneWrite } from './testing/fake-world.ts';
import { inputForRequest, situation } from './testing/situation.ts';
import type { Situation } from './testing/situation.ts';

const people = Array.from({ length: 12 }, (_, number) => userPrincipal(`Person ${number + 1}`));
const staying = people.slice(0, 2);
const lag = () => 5_000;

function editing(tenants = 1) {
  const members = Array.from({ length: tenants }, (_, number) => memberTenant(number + 1));
  const start = situation(members, { shared: people, wanted: staying, lag });
  return { ...start, input: editInput(start) };
}

function editInput({ world }: Pick<Situation, 'world'>) {
  const request = { principals: staying, tenants: world.tenants.map(({ tenantId }) => tenantId) };
  return inputForRequest(world, request, 'edit-shared-users-and-groups', people, 'run-1');
}

const guards = (writes: readonly DoneWrite[]) => writes.filter(({ method }) => method === 'saveSettings');
const at = (writes: readonly DoneWrite[], method: string) => writes.find((write) => write.method === method)?.at ?? 0;

describe('a large removal that was confirmed', () => {
  it('goes through a guard that is as wide as it, and that is narrow again after the cycle', async () => {
    const start = editing();
    const seen: number[] = [];
    start.world.watch = ({ configurations }, { method }) => {
      if (method === 'unassign') seen.push(configurations[0]?.settings?.deletionThreshold.value ?? 0);
    };
    const { events } = await runProcess(start.input, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
    expect(seen).toEqual(Array.from({ length: 10 }, () => 10));
    const [wide, narrow] = guards(start.world.writes);
    expect(at(start.world.writes, 'unassign') - (wide?.at ?? 0)).toBeGreaterThan(lag());
    expect((narrow?.at ?? 0) - at(start.world.writes, 'unassign')).toBeGreaterThan(60_000);
    expect(start.world.configurations[0]?.settings?.deletionThreshold).toEqual({ enabled: true, value: 5 });
  });

  it('leaves a narrow guard and a failure behind when the cycle did not go well', async () => {
    const start = editing();
    start.world.cycleEnds = 'quarantine';
    const { events } = await runProcess(start.input, start);
    expect(events).toContainEqual(expect.objectContaining({ type: 'tenant-failed', code: 'people-not-taken-out' }));
    expect(start.world.configurations[0]?.settings?.deletionThreshold.value).toBe(5);
  });

  it(
    'comes to the same end although the process dies anywhere, and widens the guard no more once it was narrowed',
    {
      timeout: 60_000,
    },
    async () => {
      const undisturbed = editing();
      const { awaits } = await runProcess(undisturbed.input, undisturbed);
      for (let crashAt = 1; crashAt <= awaits; crashAt += 3) {
        const start = editing();
        await runProcess(start.input, start, crashAt);
        const { events } = await runProcess({ ...start.input, resumed: true }, start);
        expect([crashAt, events.at(-1)]).toEqual([crashAt, { type: 'run-finished', succeeded: 1, failed: 0 }]);
        const [one] = start.world.configurations;
        expect([crashAt, one?.settings?.deletionThreshold.value, one && scopeIn(one)]).toEqual([
          crashAt,
          5,
          staying.map(({ id }) => id).toSorted(),
        ]);
      }
    },
  );

  it('of one tenant holds up no other', async () => {
    const start = editing(2);
    const other = start.world.configurations[1];
    if (other) other.assignments = other.assignments.slice(0, 3);
    const input = editInput(start);
    const { events } = await runProcess(input, start);
    const succeeded = events.flatMap((event) => (event.type === 'tenant-succeeded' ? [event.tenantId] : []));
    expect(succeeded).toEqual([tenantIdOf(2), tenantIdOf(1)]);
  });
});

describe('an override', () => {
  it('reaches no other tenant, and lets its job be started', async () => {
    const start = situation([memberTenant(1), memberTenant(2)], { shared: people.slice(0, 3), wanted: [], lag });
    const [one] = start.world.configurations;
    const [job] = one?.jobs ?? [];
    if (job) Object.assign(job, { active: false });
    const overrides = [{ tenantId: tenantIdOf(1), principals: people.slice(1, 5) }];
    const request = { principals: people.slice(0, 3), tenants: [tenantIdOf(1), tenantIdOf(2)], overrides };
    const only = { ...request, only: [tenantIdOf(1)] };
    const input = inputForRequest(start.world, only, 'override-users-and-groups', people, 'run-1');
    const { events } = await runProcess(input, start);
    expect(events.at(-1)).toEqual({ type: 'run-finished', succeeded: 1, failed: 0 });
    expect(start.world.writes.every((write) => write.servicePrincipalId === 'existing-0')).toBe(true);
    expect(one && scopeIn(one)).toEqual(people.slice(1, 5).map(({ id }) => id));
    expect(job?.active).toBe(true);
  });
});
