import { createVirtualClock } from '../../apps/sandbox/src/clock/virtual-clock.ts';
import { createSandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import { smallOrganization } from '../simulation/small-organization.ts';
import { createLatencyDraws } from './latency.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Empty when there is no body. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What every contender is given: the same tenants, the same directory, the same luck. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly time: VirtualTime;
  readonly token: string;
  readonly homeTenantId: string;
  readonly tenants: readonly string[];
  readonly group: { readonly id: string; readonly displayName: string };
  /** Sends one request as it is, and takes as long as Graph takes. Throws when the connection breaks. */
  send(request: Request): Promise<Response>;
  /** `send` for those who write requests by hand; `path` without the version. */
  call(method: string, path: string, body?: unknown): Promise<GraphAnswer>;
  /** Looks at the directory without any time passing and without being counted. */
  peek(path: string): Promise<GraphAnswer>;
  readonly counts: { requests: number; writes: number; throttled: number; startedAt: number };
}

const start = Date.UTC(2026, 10, 23, 8);
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
const origin = 'https://graph.microsoft.com/v1.0';
/** How long a write takes to reach a replica: twice that, or so, until every list shows it. */
const replication = 12_000;

/** A fresh organization with so many partners. */
export async function openStage(partners: number, seed: number): Promise<Stage> {
  const clock = createVirtualClock({ start, speed: 0 });
  const time = createVirtualTime(start, (milliseconds) => clock.advance(milliseconds));
  const sandbox = createSandbox({
    scenario: smallOrganization({ partners, groups: 1, trust: true }),
    seed,
    clock,
    latency: { read: 0, write: 0, instantiate: 0, replication, scale: 1 },
  });
  const { homeTenantId, tenants, personas } = sandbox.world();
  const [group] = tenants.get(homeTenantId)?.groups.values() ?? [];
  if (!group) throw new Error('There is no group to share.');
  const token = await sandbox.issueToken({ userId: personas[0]?.userId ?? '', scopes });
  const luck = createLatencyDraws(seed);
  const counts = { requests: 0, writes: 0, throttled: 0, startedAt: start };
  const send = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const text = request.body === null ? '' : await request.text();
    const body = text === '' ? {} : { body: text };
    counts.requests += 1;
    await time.sleep(luck.draw(request.method, pathname, text));
    const { method, headers } = request;
    const response = await time.inTurn(() => sandbox.fetch(new Request(request.url, { method, headers, ...body })));
    if (response.status === 429) counts.throttled += 1;
    if (isWrite(request.method, pathname)) counts.writes += 1;
    if (pathname.endsWith('/start') && response.status < 300) counts.startedAt = time.now();
    if (pathname.endsWith('/instantiate')) luck.learn(pathname, text, await response.clone().text());
    return response;
  };
  const request = (method: string, path: string, body?: unknown): Request =>
    new Request(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    sandbox,
    time,
    token,
    homeTenantId,
    tenants: [...tenants.keys()].filter((tenantId) => tenantId !== homeTenantId),
    group: { id: group.id, displayName: group.displayName },
    send,
    call: async (method, path, body) => answerOf(await send(request(method, path, body))),
    peek: async (path) => answerOf(await time.inTurn(() => sandbox.fetch(request('GET', path)))),
    counts,
  };
}

function isWrite(method: string, pathname: string): boolean {
  return method !== 'GET' && !pathname.endsWith('/$batch') && !pathname.endsWith('/validateCredentials');
}

async function answerOf(response: Response): Promise<GraphAnswer> {
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, body };
}

/** What is wrong with the end of a run: one configuration, one job that runs, exactly the group in scope. */
export function violationsOf({ sandbox, homeTenantId, tenants, group }: Stage): number {
  const configurations = [...(sandbox.world().tenants.get(homeTenantId)?.servicePrincipals.values() ?? [])];
  return tenants.filter((tenantId) => {
    const ours = configurations.filter(
      (one) => one.displayName === `MTO_Sync_${tenantId}` && one.deletedDateTime === null,
    );
    const [one] = ours;
    const scope = one?.assignments.map(({ principalId }) => principalId) ?? [];
    return (
      ours.length !== 1 ||
      one?.jobs.length !== 1 ||
      one.jobs[0]?.schedule.state !== 'Active' ||
      scope.join() !== group.id
    );
  }).length;
}
