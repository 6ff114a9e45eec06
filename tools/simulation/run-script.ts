import type { Sandbox } from '../../apps/sandbox/src/sandbox.ts';
import { observe } from '../../apps/bff/src/organization/observe.ts';
import { createGraphClient, createGraphDirectory } from '../../packages/graph/src/index.ts';
import {
  activePartners,
  draftPlan,
  type ApplyInput,
  type Directory,
  type PlanContent,
  type Principal,
  type SharingFlow,
} from '../../packages/domain/src/index.ts';
import { memoryJournal } from '../bench/memory-journal.ts';
import { createVirtualTime } from '../bench/virtual-time.ts';
import { brokenAtTheEnd, brokenByWrite, type Promised } from './invariants.ts';
import { createNetwork } from './network.ts';
import { startProcess, type Outside, type Process } from './process.ts';
import type { Script } from './script.ts';
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
const flow: SharingFlow = 'edit-shared-users-and-groups';
/** How long after a process stands still another takes over, in milliseconds. */
const takeOver = 12_000;
const quiet = 15 * 60_000;
const mostRequests = 6_000;
const administratorRole = 'Global Administrator';

export interface Simulated {
  readonly violations: readonly string[];
  readonly requests: number;
}

/** Lets a script happen to the product and tells which promises were broken, each once. */
export async function runScript(script: Script): Promise<Simulated> {
  const sandbox = openWorld(script);
  const time = createVirtualTime(sandbox.clock.now(), (milliseconds) => sandbox.clock.advance(milliseconds));
  const violations = new Set<string>();
  const report = (violation: string): void => void violations.add(violation);
  const requests = await time.during(simulate(script, sandbox, time, report));
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

interface Rest {
  readonly apply: (content: PlanContent, runId: string) => Process;
  readonly reader: Directory;
  readonly homeTenantId: string;
  readonly wanted: readonly Principal[];
  readonly tenantIds: readonly string[];
  readonly report: (violation: string) => void;
}

/**
 * What an administrator does afterwards: looks, tries again what failed, and looks once more, until there is nothing to do.
 * @returns what should be by then; `undefined` when nothing can be planned any more.
 */
async function comeToRest(outside: Outside, sandbox: Sandbox, rest: Rest) {
  const { time, network } = outside;
  for (let round = 0; round < 3; round += 1) {
    const there = rest.wanted.filter(({ id }) => homeOf(sandbox.world()).groups.has(id));
    const content = await plan(rest.reader, outside, rest.homeTenantId, there, rest.tenantIds);
    if (!content) return undefined;
    const tenantIds = content.tenants
      .filter(({ disposition }) => disposition.kind !== 'blocked')
      .map((one) => one.tenantId);
    const left = { tenantIds, wanted: there.map(({ id }) => id) };
    const blocked = content.tenants.length - tenantIds.length;
    if (blocked > 0) rest.report('I1: a tenant is left to a person');
    if (content.tenants.every(({ changes }) => changes.length === 0)) {
      // What was planned by an older plan and is so already is not written again.
      const process = rest.apply(content, 'idle');
      const before = network.requests();
      await process.halted;
      if (network.requests() > before) rest.report('I8: a plan without changes asks for something');
      return left;
    }
    await rest.apply(content, `again ${round}`).halted;
    await time.sleep(quiet);
  }
  rest.report('I7: it does not come to rest');
  return undefined;
}

async function plan(
  reader: Directory,
  { time }: Outside,
  homeTenantId: string,
  principals: readonly Principal[],
  tenantIds: readonly string[],
): Promise<PlanContent | undefined> {
  if (principals.length === 0) return undefined;
  const observation = await observe(reader, time, { homeTenantId, principals });
  const active = new Set(activePartners(observation.organization, homeTenantId).map(({ tenantId }) => tenantId));
  const tenants = tenantIds.filter((tenantId) => active.has(tenantId));
  const drafted = draftPlan({ principals, tenants }, flow, observation);
  return drafted.kind === 'refused' ? undefined : drafted.content;
}

/** Planning happens while nothing goes wrong: faults are for what writes. */
function readerOf({ time, token }: Outside, sandbox: Sandbox): Directory {
  return createGraphDirectory(
    createGraphClient({
      tokens: { token: () => Promise.resolve(token) },
      clock: time,
      random: { next: () => 0.5 },
      purpose: 'background',
      send: (request) => time.inTurn(() => sandbox.fetch(request)),
    }),
  );
}

function eventOf(
  kind: Script['events'][number]['kind'],
  which: number,
  tenantIds: readonly string[],
  groups: readonly { readonly id: string }[],
  userId: string,
): unknown {
  const tenantId = tenantIds[which % tenantIds.length];
  const groupId = groups[which % groups.length]?.id;
  switch (kind) {
    case 'tenant-left':
      return { type: kind, tenantId };
    case 'tenant-joined':
      return { type: kind, displayName: 'Relecloud', allowInbound: true };
    case 'role-removed':
      return { type: kind, userId, role: administratorRole };
    case 'group-deleted':
      return { type: kind, groupId };
    case 'user-added-to-group':
      return { type: kind, groupId, userId };
  }
}
