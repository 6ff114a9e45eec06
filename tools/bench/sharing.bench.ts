// How many Graph requests planning and applying take, and how long they take in virtual time, for a few and for 99 tenants.
import {
  activePartners,
  applyPlan,
  draftPlan,
  type ApplyPorts,
  type Directory,
  type Journal,
  type JournalEntry,
  type Observation,
  type PlanContent,
} from '../../packages/domain/src/index.ts';
import { createGraphClient, createGraphDirectory } from '../../packages/graph/src/index.ts';
import { observe } from '../../apps/bff/src/organization/observe.ts';
import { createVirtualClock } from '../../apps/sandbox/src/clock/virtual-clock.ts';
import { createRandom } from '../../apps/sandbox/src/random/seeded-random.ts';
import { createSandbox } from '../../apps/sandbox/src/sandbox.ts';
import { createVirtualTime } from './virtual-time.ts';

const start = Date.UTC(2026, 10, 23, 8);
/** Medians in milliseconds, as they are reported of the real service: the shape, not a promise. */
const typical = { read: 220, write: 500, instantiate: 3_000, replication: 12_000, scale: 1 };

interface Figures {
  readonly tenants: number;
  readonly planRequests: number;
  readonly runRequests: number;
  readonly runWrites: number;
  readonly throttled: number;
  readonly runSeconds: number;
  readonly replanWrites: number;
  readonly replanRequests: number;
  readonly succeeded: number;
  readonly failed: number;
}

async function measure(scenario: string, groupName: string): Promise<Figures> {
  const sandboxClock = createVirtualClock({ start, speed: 0 });
  const time = createVirtualTime(start, (milliseconds) => sandboxClock.advance(milliseconds));
  const sandbox = createSandbox({
    scenario,
    seed: 1,
    clock: sandboxClock,
    latency: typical,
    wait: (ms) => time.sleep(ms),
  });
  const world = sandbox.world();
  const [administrator] = world.personas;
  const home = world.tenants.get(world.homeTenantId);
  const group = [...(home?.groups.values() ?? [])].find((one) => one.displayName === groupName);
  if (!administrator || !group) throw new Error(`The scenario ${scenario} lacks an administrator or ${groupName}.`);
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
  const token = await sandbox.issueToken({ userId: administrator.userId, scopes });
  const random = createRandom(7);
  const directory = createGraphDirectory(
    createGraphClient({
      tokens: { token: () => Promise.resolve(token) },
      clock: time,
      random,
      purpose: 'background',
      send: (request) => sandbox.fetch(request),
    }),
  );
  const principals = [{ id: group.id, kind: 'group', displayName: group.displayName } as const];
  const draw = async (): Promise<PlanContent> => {
    const observation: Observation = await observe(directory, time, { homeTenantId: world.homeTenantId, principals });
    const tenants = activePartners(observation.organization, world.homeTenantId).map((tenant) => tenant.tenantId);
    const drafted = draftPlan({ principals, tenants }, 'select-users-and-groups', observation);
    if (drafted.kind === 'refused') throw new Error(drafted.refusal.code);
    return drafted.content;
  };
  const graphCalls = (after: number) => sandbox.journal(after).filter((entry) => entry.path.startsWith('/v1.0'));

  const content = await time.during(draw());
  const planRequests = graphCalls(0).length;
  const before = sandbox.lastJournalEntry();
  const began = time.now();
  const end = await time.during(run(content, directory, time, random));
  const runSeconds = (time.now() - began) / 1000;
  const calls = graphCalls(before);
  const after = sandbox.lastJournalEntry();
  const again = await time.during(draw());
  return {
    tenants: content.tenants.filter((tenant) => tenant.disposition.kind === 'change').length,
    planRequests,
    runRequests: calls.length,
    runWrites: calls.filter(
      (call) => call.method !== 'GET' && call.path !== '/v1.0/$batch' && !call.path.endsWith('validateCredentials'),
    ).length,
    throttled: calls.filter((call) => call.status === 429).length,
    runSeconds,
    replanRequests: graphCalls(after).length,
    replanWrites: again.tenants
      .filter((tenant) => end.succeededIds.has(tenant.tenantId))
      .reduce((sum, tenant) => sum + tenant.changes.length, 0),
    succeeded: end.succeededIds.size,
    failed: end.failed,
  };
}

async function run(
  content: PlanContent,
  directory: Directory,
  time: ApplyPorts['clock'],
  random: ApplyPorts['random'],
) {
  const succeededIds = new Set<string>();
  let failed = 0;
  const ports = {
    directory,
    clock: time,
    random,
    journal: memoryJournal(),
    lease: { held: () => Promise.resolve(true) },
  };
  const input = {
    runId: 'bench',
    homeTenantId: content.homeTenantId,
    tenants: content.tenants,
    sharing: content.sharing,
    resumed: false,
  };
  for await (const event of applyPlan(input, ports)) {
    if (event.type === 'tenant-succeeded') succeededIds.add(event.tenantId);
    if (event.type === 'tenant-failed') failed += 1;
  }
  return { succeededIds, failed };
}

function memoryJournal(): Journal {
  const entries = new Map<string, JournalEntry>();
  return {
    intend(intent) {
      const entryId = String(entries.size + 1);
      entries.set(entryId, { ...intent, entryId, kind: intent.change.kind });
      return Promise.resolve(entryId);
    },
    conclude(entryId, outcome, at) {
      const entry = entries.get(entryId);
      if (entry) entries.set(entryId, { ...entry, outcome, concludedAt: at });
      return Promise.resolve();
    },
    read: (tenantId) => Promise.resolve([...entries.values()].filter((entry) => entry.tenantId === tenantId)),
  };
}

const rows = [await measure('contoso', 'All Employees Sync'), await measure('hundred', 'All Employees Sync')];
console.table(rows);
const large = rows.at(-1);
if (large && (large.planRequests > 16 || large.replanRequests > 16 || large.replanWrites > 0)) {
  console.error('Planning takes more requests than it may, or a converged plan still writes.');
  process.exitCode = 1;
}
