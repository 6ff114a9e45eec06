import type { Sandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { ApplyInput, PlanContent, Principal } from '../../packages/domain/src/index.ts';
import { memoryJournal } from '../bench/memory-journal.ts';
import { createVirtualTime } from '../bench/virtual-time.ts';
import { comeToRest, quiet } from './come-to-rest.ts';
import { brokenAtTheEnd, brokenByWrite, type Promised } from './invariants.ts';
import { createNetwork } from './network.ts';
import { plan, readerOf } from './planning.ts';
import { startProcess, type Outside, type Process } from './process.ts';
import type { Script } from './script.ts';
import type { JournalCheck } from './traffic.ts';
import { administratorRole, eventOf } from './world-event.ts';
import { homeOf, openWorld } from './world.ts';

const scopes = [
  'User.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'MultiTenantOrganization.Read.All',
  'Policy.Read.All',
  'Policy.ReadWrite.CrossTenantAccess',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
];
/** How long after a process stands still another takes over, in milliseconds. */
const takeOver = 12_000;
const mostRequests = 6_000;

export interface Simulated {
  readonly violations: readonly string[];
  readonly requests: number;
}

/** Lets a script happen to the product and tells which promises were broken, each once. */
export async function runScript(script: Script, checkTraffic?: JournalCheck): Promise<Simulated> {
  const sandbox = openWorld(script);
  const time = createVirtualTime(sandbox.clock.now(), (milliseconds) => sandbox.clock.advance(milliseconds));
  const violations = new Set<string>();
  const report = (violation: string): void => void violations.add(violation);
  const requests = await time.during(simulate(script, sandbox, time, report));
  for (const one of checkTraffic?.(sandbox.journal()) ?? []) report(one);
  return { violations: [...violations], requests };
}

async function simulate(
  script: Script,
  sandbox: Sandbox,
  time: ReturnType<typeof createVirtualTime>,
  report: (violation: string) => void,
): Promise<number> {
  const { homeTenantId, personas } = sandbox.world();
  const userId = personas[0]?.userId ?? '';
  const token = await time.inTurn(() => sandbox.issueToken({ userId, scopes }));
  const journal = memoryJournal();
  const groups = [...homeOf(sandbox.world()).groups.values()];
  const principalOf = (index: number): Principal[] => {
    const group = groups[index];
    return group ? [{ id: group.id, kind: 'group', displayName: group.displayName }] : [];
  };
  const wanted = script.wanted.flatMap(principalOf);
  const tenantIds = [...sandbox.world().tenants.keys()].filter((tenantId) => tenantId !== homeTenantId);
  const promised: Promised = {
    tenantIds,
    before: script.shared.flatMap(principalOf).map(({ id }) => id),
    wanted: wanted.map(({ id }) => id),
  };
  const existing = new Set(homeOf(sandbox.world()).servicePrincipals.keys());
  const network = createNetwork(script, sandbox, time, (write) => {
    for (const one of brokenByWrite(sandbox, promised, existing, journal.entries(), write)) report(one);
  });
  const outside: Outside = { time, network, journal, token, lease: { holder: 0 }, report };
  const reader = readerOf(outside, sandbox);
  const first = await plan(reader, outside, homeTenantId, wanted, tenantIds);
  const beganAt = time.now();
  const processes: Process[] = [];
  const apply = (content: PlanContent, runId: string, crash?: Script['crashes'][number]): Process => {
    const { sharing, tenants } = content;
    const input: ApplyInput = { runId, homeTenantId, sharing, tenants, resumed: processes.length > 0 };
    outside.lease.holder = processes.length;
    const process = startProcess(input, outside, processes.length, crash);
    processes.push(process);
    return process;
  };
  const world = [
    ...script.events.map(async ({ at, kind, which }) => {
      await time.sleep(at);
      sandbox.dispatch(eventOf(kind, which, tenantIds, groups, userId));
    }),
    ...(script.secondAdministratorAt === 0 || !first
      ? []
      : [
          time.sleep(script.secondAdministratorAt).then(async () => {
            const intruder = startProcess(
              { runId: 'second', homeTenantId, sharing: first.sharing, tenants: first.tenants, resumed: false },
              { ...outside, journal: memoryJournal() },
              1_000,
            );
            if (
              (await intruder.halted) === 'finished' &&
              intruder.events.some(({ type }) => type === 'tenant-succeeded')
            ) {
              const applied = intruder.events.some(
                (event) => event.type === 'change-finished' && event.outcome === 'applied',
              );
              if (applied) report('I6: two administrators wrote at once');
            }
          }),
        ]),
  ];
  if (first) await applyThroughCrashes(script, first, apply, outside);
  network.calm();
  await Promise.all([...world, ...processes.map(({ gone }) => gone)]);
  sandbox.dispatch({ type: 'role-added', userId, role: administratorRole });
  await time.sleep(quiet);
  const left = await comeToRest(outside, sandbox, { apply, reader, homeTenantId, wanted, tenantIds, report });
  if (left) {
    for (const one of brokenAtTheEnd(sandbox, left.tenantIds, left.wanted, journal.entries())) report(one);
  }
  for (const process of processes) {
    const error = process.error();
    if (error instanceof Error && error.name !== 'LeaseLostError') report(`a defect: ${error.stack ?? error.message}`);
    if (JSON.stringify(process.events).includes(token)) report('I10: a token in the story');
  }
  if (JSON.stringify(journal.entries()).includes(token)) report('I10: a token in the journal');
  if (network.requests() > mostRequests || time.now() - beganAt > 12 * 3_600_000) report('I9: it does not end');
  return network.requests();
}

async function applyThroughCrashes(
  script: Script,
  content: PlanContent,
  apply: (content: PlanContent, runId: string, crash?: Script['crashes'][number]) => Process,
  { time, network }: Outside,
): Promise<void> {
  for (const crash of [...script.crashes, undefined]) {
    const process = apply(content, 'run', crash);
    const how = await process.halted;
    if (how === 'finished') return;
    if (how === 'parked') network.calm();
    await time.sleep(takeOver);
  }
  const last = apply(content, 'run');
  await last.halted;
}
