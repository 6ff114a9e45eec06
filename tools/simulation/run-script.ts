import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import type { ApplyInput, PlanContent } from '../../packages/domain/src/index.ts';
import { memoryJournal } from '../bench/memory-journal.ts';
import { createVirtualTime, type VirtualTime } from '../bench/virtual-time.ts';
import { doAfterwards } from './afterwards.ts';
import { comeToRest, quiet } from './come-to-rest.ts';
import { brokenAtTheEnd, takenAway } from './invariants.ts';
import { createNetwork } from './network.ts';
import { plan, readerOf, type Planner } from './planning.ts';
import { startProcess, type Outside, type Process } from './process.ts';
import { brokenByWrite, runningFor, type Promises } from './promises.ts';
import type { Script } from './script.ts';
import type { JournalCheck } from './traffic.ts';
import { askedFor } from './wish.ts';
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
/** How often a run is taken up again, after crashes and whenever somebody has signed in, before nothing goes wrong any more. */
const mostTakeOvers = 20;
const mostRequests = 6_000;
const mostTime = 24 * 3_600_000;

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
  time: VirtualTime,
  report: (violation: string) => void,
): Promise<number> {
  const { homeTenantId, personas, tenants } = sandbox.world();
  const userId = personas[0]?.userId ?? '';
  const token = await time.inTurn(() => sandbox.issueToken({ userId, scopes }));
  const journal = memoryJournal();
  const tenantIds = [...tenants.keys()].filter((tenantId) => tenantId !== homeTenantId);
  const groups = [...homeOf(sandbox.world()).groups.values()];
  const running = new Map(tenantIds.map((tenantId) => [tenantId, runningFor(sandbox, tenantId)]));
  const promises: Promises = { tenantIds, begun: [], running };
  const network = createNetwork(script, sandbox, time, (write) => {
    for (const one of brokenByWrite(sandbox, promises, journal.entries(), write)) report(one);
  });
  const outside: Outside = { time, network, journal, token, lease: { holder: 0 }, report };
  const planner: Planner = { reader: readerOf(outside, sandbox), sandbox, outside, homeTenantId };
  const asked = askedFor(script, sandbox, tenantIds);
  const first = await plan(planner, asked);
  const beganAt = time.now();
  const processes: Process[] = [];
  const cancelling = new AbortController();
  const apply = (content: PlanContent, runId: string, crash?: Script['crashes'][number]): Process => {
    const { sharing } = content;
    const resumed = promises.begun.includes(content);
    const signal = runId === 'run' ? { signal: cancelling.signal } : {};
    const input: ApplyInput = { runId, homeTenantId, sharing, tenants: content.tenants, resumed, ...signal };
    if (!resumed) promises.begun.push(content);
    outside.lease.holder = processes.length;
    const process = startProcess(input, outside, processes.length, crash);
    processes.push(process);
    return process;
  };
  const meanwhile = [
    ...script.events.map(async ({ at, kind, which }) => {
      await time.sleep(at);
      sandbox.dispatch(eventOf(kind, which, tenantIds, groups, userId));
    }),
    ...(script.cancelAt === 0 ? [] : [time.sleep(script.cancelAt).then(() => cancelling.abort())]),
    ...(script.secondAdministratorAt === 0 || !first ? [] : [intrude(script, first, outside)]),
  ];
  if (first) await applyThroughCrashes(script, first, apply, outside);
  await Promise.all([...meanwhile, ...processes.map(({ gone }) => gone)]);
  sandbox.dispatch({ type: 'role-added', userId, role: administratorRole });
  await time.sleep(quiet);
  const ended = first && { planner, asked, first, apply, entries: journal.entries, processes };
  const left = ended ? await doAfterwards(script, ended) : asked;
  network.calm();
  await time.sleep(quiet);
  const mayBeHeldBack = script.events.some(({ kind }) => kind === 'user-added-to-group' || kind === 'group-deleted');
  const rest = await comeToRest(left, { planner, apply, report, mayBeHeldBack });
  if (rest) for (const one of brokenAtTheEnd(sandbox, rest, journal.entries(), processes)) report(one);
  if (leavesAccounts(script) && tenantIds.some((tenantId) => takenAway(sandbox, tenantId) > 0)) {
    report('I4: accounts that were to be left as they are were taken away');
  }
  for (const process of processes) {
    const error = process.error();
    if (error instanceof Error && error.name !== 'LeaseLostError') report(`a defect: ${error.stack ?? error.message}`);
    if (JSON.stringify(process.events).includes(token)) report('I10: a token in the story');
  }
  if (JSON.stringify(journal.entries()).includes(token)) report('I10: a token in the journal');
  if (network.requests() > mostRequests || time.now() - beganAt > mostTime) report('I9: it does not end');
  return network.requests();
}

/** Whether nothing of what happens in a script takes anybody's account away: no group vanishes, and nobody is taken out. */
function leavesAccounts({ edit, events }: Script): boolean {
  const keeps = edit === 'stop-leave-behind' || edit === 'choose';
  return keeps && !events.some(({ kind }) => kind === 'group-deleted');
}

/** Another administrator's process tries to apply the same plan without the lease. */
async function intrude(
  script: Script,
  { homeTenantId, sharing, tenants }: PlanContent,
  outside: Outside,
): Promise<void> {
  await outside.time.sleep(script.secondAdministratorAt);
  const input: ApplyInput = { runId: 'second', homeTenantId, sharing, tenants, resumed: false };
  const intruder = startProcess(input, { ...outside, journal: memoryJournal() }, 1_000);
  await intruder.halted;
  const changed = intruder.events.some((event) => event.type === 'change-finished' && event.outcome === 'applied');
  if (changed) outside.report('I6: two administrators wrote at once');
}

async function applyThroughCrashes(
  script: Script,
  content: PlanContent,
  apply: (content: PlanContent, runId: string, crash?: Script['crashes'][number]) => Process,
  { time, network }: Outside,
): Promise<void> {
  const crashes = [...script.crashes];
  for (let times = 0; times < mostTakeOvers; times += 1) {
    const how = await apply(content, 'run', crashes.shift()).halted;
    if (how === 'finished') return;
    await time.sleep(takeOver);
  }
  network.calm();
  await apply(content, 'run').halted;
}
