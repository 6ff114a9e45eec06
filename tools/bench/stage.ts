import { createVirtualClock } from '../../apps/sandbox/src/clock/virtual-clock.ts';
import { noLatency } from '../../apps/sandbox/src/latency/latency.ts';
import { createSandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import { smallOrganization } from '../simulation/small-organization.ts';
import { createLuck, type Mishap } from './luck.ts';
import { createMeter, type Counts } from './meter.ts';
import type { Profile } from './profiles.ts';
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
  /** Who is to be shared with every tenant. */
  readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  /** Sends one request as it is, and takes as long as Graph takes. Throws when the connection breaks. */
  send(request: Request): Promise<Response>;
  /** `send` for those who write requests by hand; `path` without the version. */
  call(method: string, path: string, body?: unknown): Promise<GraphAnswer>;
  /** Looks at the directory without any time passing and without being counted, by Graph's quotas neither. */
  peek(path: string): Promise<GraphAnswer>;
  readonly counts: Counts;
}

export interface StageOptions {
  readonly profile: Profile;
  readonly partners: number;
  readonly seed: number;
  /** How many groups are to be shared; two if not given. */
  readonly groups?: number;
  /** The part of all requests that goes wrong, 0 to 1; none if not given. */
  readonly faultRate?: number;
  /** The part of Graph's published budgets that others have left over; all if not given. */
  readonly budgetShare?: number;
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
const requestedWait = '5';

/** A fresh organization in which nothing is shared yet and the home tenant has no entry for any partner. */
export async function openStage({ profile, partners, seed, faultRate = 0, ...rest }: StageOptions): Promise<Stage> {
  const clock = createVirtualClock({ start, speed: 0 });
  const time = createVirtualTime(start, (milliseconds) => clock.advance(milliseconds));
  const luck = createLuck({ seed, profile, faultRate, nameOf: (id) => nameIn(sandbox, id) });
  const { groups: groupCount = 2, budgetShare = 1 } = rest;
  const sandbox = createSandbox({
    scenario: { ...smallOrganization({ partners, groups: groupCount, trust: false }), conditions: { budgetShare } },
    seed,
    clock,
    latency: noLatency,
    replication: (key) => luck.lag(key),
  });
  const { homeTenantId, tenants, personas } = sandbox.world();
  const groups = [...(tenants.get(homeTenantId)?.groups.values() ?? [])];
  const token = await sandbox.issueToken({ userId: personas[0]?.userId ?? '', scopes });
  const meter = createMeter(() => time.now());
  const reach = async (request: Request, body: string): Promise<Response> => {
    const { method, headers, url } = request;
    return time.inTurn(() => sandbox.fetch(new Request(url, { method, headers, ...(body === '' ? {} : { body }) })));
  };
  const glance = async (glanced: Request): Promise<Response> =>
    time.inTurn(async () => {
      sandbox.setThrottling(false);
      const response = await sandbox.fetch(glanced);
      sandbox.setThrottling(true);
      return response;
    });
  const send = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname;
    const body = request.body === null ? '' : await request.text();
    const asked = { method: request.method, path, body };
    meter.sent(request.method, path, body);
    const mishap = luck.mishap(asked);
    await time.sleep(luck.duration(asked));
    const response = await strike(mishap, () => reach(request, body));
    await meter.answered(path, response);
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
    groups: groups.map(({ id, displayName }) => ({ id, displayName })),
    send,
    call: async (method, path, body) => answerOf(await send(request(method, path, body))),
    peek: async (path) => answerOf(await glance(request('GET', path))),
    counts: meter.counts,
  };
}

function nameIn(sandbox: Sandbox, id: string): string | undefined {
  const { homeTenantId, tenants } = sandbox.world();
  const home = tenants.get(homeTenantId);
  return (home?.servicePrincipals.get(id) ?? home?.applications.get(id))?.displayName;
}

/** Half of what can go wrong leaves it open whether Graph has done what was asked. */
async function strike(mishap: Mishap | undefined, reach: () => Promise<Response>): Promise<Response> {
  switch (mishap) {
    case undefined:
      return reach();
    case 'throttled':
      return refusal(429, 'TooManyRequests', { 'retry-after': requestedWait });
    case 'unavailable':
      return refusal(503, 'ServiceUnavailable');
    case 'reset-before':
      throw brokenConnection();
    case 'reset-after':
      await reach();
      throw brokenConnection();
    case 'gateway-timeout':
      await reach();
      return new Response('', { status: 504 });
  }
}

function brokenConnection(): TypeError {
  return new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
}

function refusal(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error: { code, message: 'On purpose.' } }, { status, headers });
}

async function answerOf(response: Response): Promise<GraphAnswer> {
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, body };
}
