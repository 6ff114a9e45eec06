import { beforeEach, describe, expect, it } from 'vitest';
import { ConnectionReset } from './admission/passage.ts';
import type { Fault } from './faults/faults.ts';
import { noLatency } from './latency/latency.ts';
import { createSandbox } from './sandbox.ts';
import type { Sandbox, SandboxOptions } from './sandbox-interface.ts';
import { twoTenants } from './testing/two-tenants.ts';
import { crossTenantTemplateId } from './world/world.ts';

const scopes = ['User.Read', 'User.Read.All', 'Application.ReadWrite.All', 'ProvisioningLog.Read.All'];
let sandbox: Sandbox;
let authorization: string;

async function open(options: SandboxOptions = {}): Promise<void> {
  sandbox = createSandbox({ scenario: twoTenants, ...options });
  const userId = sandbox.world().personas[0]?.userId ?? '';
  authorization = `Bearer ${await sandbox.issueToken({ userId, scopes })}`;
}
beforeEach(() => open());

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  return sandbox.fetch(
    new Request(`http://localhost:3100/graph/v1.0${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}
const instantiate = () =>
  call('POST', `/applicationTemplates/${crossTenantTemplateId}/instantiate`, { displayName: 'MTO_Sync_x' });
const configurations = () => sandbox.state().tenants[0]?.configurations ?? [];
const seenAtOnce = { byId: 0, inList: 0 };
const arm = (...faults: Fault[]) => sandbox.setFaults(faults);

it('a request that is under way when the sandbox is reset leaves no trace in the new world', async () => {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await open({ latency: { ...noLatency, instantiate: 1_000 }, wait: () => held });
  const underWay = instantiate();
  // Several turns, so that it has come as far as it can.
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  sandbox.reset({ scenario: twoTenants });
  goOn();
  await expect(underWay).rejects.toBeInstanceOf(ConnectionReset);
  expect(configurations()).toEqual([]);
  expect(sandbox.journal()).toEqual([]);
});

describe('faults', () => {
  it('throttle answers 429 with the seconds to wait, or without', async () => {
    arm({ match: {}, kind: 'throttle', times: 1, retryAfter: 7 }, { match: {}, kind: 'throttle', retryAfter: null });
    const first = await call('GET', '/me');
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    const second = await call('GET', '/me');
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
    expect(await second.json()).toMatchObject({
      error: { code: 'TooManyRequests', innerError: { 'request-id': expect.any(String) } },
    });
  });

  it('reset-before drops the connection and does nothing, reset-after does it first', async () => {
    arm({ match: { method: 'POST' }, kind: 'reset-before', times: 1 });
    await expect(instantiate()).rejects.toBeInstanceOf(ConnectionReset);
    expect(configurations()).toHaveLength(0);
    arm({ match: { method: 'POST' }, kind: 'reset-after', times: 1 });
    await expect(instantiate()).rejects.toBeInstanceOf(ConnectionReset);
    expect(configurations()).toHaveLength(1);
    expect(sandbox.journal().map(({ status, fault }) => [status, fault])).toEqual([
      [null, 'reset-before'],
      [null, 'reset-after'],
    ]);
  });

  it('a timeout answers 504, and has done it only when told so', async () => {
    arm({ match: {}, kind: 'timeout', times: 1 }, { match: {}, kind: 'timeout', applied: true });
    expect((await instantiate()).status).toBe(504);
    expect(configurations()).toHaveLength(0);
    expect((await instantiate()).status).toBe(504);
    expect(configurations()).toHaveLength(1);
  });

  it.each([
    ['unavailable', 503],
    ['not-found', 404],
    ['forbidden', 403],
    ['bad-gateway', 502],
    ['claims-challenge', 401],
  ] as const)('%s answers %i', async (kind, status) => {
    arm({ match: { path: '/me' }, kind });
    expect((await call('GET', '/me')).status).toBe(status);
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it('slow waits and then answers', async () => {
    const waited: number[] = [];
    await open({ wait: async (milliseconds) => void waited.push(milliseconds) });
    arm({ match: {}, kind: 'slow', delay: 4000 });
    expect((await call('GET', '/me')).status).toBe(200);
    expect(waited).toEqual([4000]);
  });

  it('meet the calls inside a batch, and a batch as a whole only by its name', async () => {
    const batch = () =>
      call('POST', '/$batch', {
        requests: [
          { id: '1', method: 'GET', url: '/me' },
          { id: '2', method: 'GET', url: '/users' },
        ],
      });
    arm({ match: { path: '/me' }, kind: 'throttle', retryAfter: 3 });
    const { responses } = (await (await batch()).json()) as { responses: { id: string; status: number }[] };
    expect(new Map(responses.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        ['1', 429],
        ['2', 200],
      ]),
    );
    arm({ match: { path: '/$batch' }, kind: 'unavailable' });
    expect((await batch()).status).toBe(503);
  });

  it('break the token endpoint too', async () => {
    arm({ match: { path: '…/token' }, kind: 'unavailable', retryAfter: 2 });
    const tenantId = sandbox.world().homeTenantId;
    const response = await sandbox.fetch(
      new Request(`http://localhost:3100/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: 'grant_type=client_credentials',
      }),
    );
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  });
});

describe('budgets', () => {
  it('refuse the sixth read of the provisioning logs in ten seconds', async () => {
    for (let n = 0; n < 5; n += 1) expect((await call('GET', '/auditLogs/provisioning')).status).toBe(200);
    const refused = await call('GET', '/auditLogs/provisioning');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(refused.headers.get('x-ms-throttle-scope')).toMatch(/^Tenant_Application\/ReadWrite\//);
    sandbox.clock.advance(10_000);
    expect((await call('GET', '/auditLogs/provisioning')).status).toBe(200);
  });

  it('can be switched off', async () => {
    sandbox.setThrottling(false);
    for (let n = 0; n < 8; n += 1) expect((await call('GET', '/auditLogs/provisioning')).status).toBe(200);
  });
});

describe('latency', () => {
  it('waits by the medians, instantiation longest', async () => {
    const waited: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waited.push(milliseconds);
    await open({ wait, latency: { ...noLatency, read: 100, write: 1000, instantiate: 1_000_000 } });
    await call('GET', '/me');
    await call('PATCH', '/users/nobody', {});
    await instantiate();
    const [read = 0, write = 0, instantiation = 0] = waited;
    expect(waited).toHaveLength(3);
    expect(read).toBeLessThan(write);
    expect(write).toBeLessThan(instantiation);
  });

  it('hides what was just made until it is replicated', async () => {
    await open({ latency: { ...noLatency, replication: 10_000 } });
    const { servicePrincipal } = (await (await instantiate()).json()) as { servicePrincipal: { id: string } };
    expect((await call('GET', `/servicePrincipals/${servicePrincipal.id}`)).status).toBe(404);
    expect(configurations()).toHaveLength(1);
    sandbox.clock.advance(600_000);
    expect((await call('GET', `/servicePrincipals/${servicePrincipal.id}`)).status).toBe(200);
  });

  it('lets a write be seen when whoever made the sandbox says so, by id and in lists', async () => {
    const replication = (key: string) =>
      key.includes('/servicePrincipals/') ? { byId: 1000, inList: 4000 } : seenAtOnce;
    await open({ replication });
    const made = (await (await instantiate()).json()) as { readonly servicePrincipal: { readonly id: string } };
    const byId = async () => (await call('GET', `/servicePrincipals/${made.servicePrincipal.id}`)).status;
    const listed = async () =>
      (
        (await (await call('GET', '/servicePrincipals')).json()) as {
          readonly value: readonly { readonly id: string }[];
        }
      ).value.some(({ id }) => id === made.servicePrincipal.id);
    expect([await byId(), await listed()]).toEqual([404, false]);
    sandbox.clock.advance(1000);
    expect([await byId(), await listed()]).toEqual([200, false]);
    sandbox.clock.advance(3000);
    expect([await byId(), await listed()]).toEqual([200, true]);
  });
});

it('writes down who asked what and what the answer was', async () => {
  await call('GET', '/me?$select=displayName');
  expect(sandbox.journal()).toEqual([
    expect.objectContaining({
      n: 1,
      at: '2026-11-23T08:00:00.000Z',
      actor: 'adelevance@contoso.example',
      tokenKind: 'delegated',
      method: 'GET',
      path: '/v1.0/me',
      query: '?$select=displayName',
      status: 200,
      requestBody: null,
      responseBody: expect.objectContaining({ displayName: 'Adele Vance' }),
    }),
  ]);
});

it('gives the same journal for the same seed and calls, faults and lag included', async () => {
  const run = async (seed: number) => {
    await open({ seed, latency: { ...noLatency, replication: 5000 } });
    arm({ match: {}, kind: 'unavailable', rate: 0.3 });
    for (let n = 0; n < 6; n += 1) {
      await instantiate();
      sandbox.clock.advance(2000);
      await call('GET', '/servicePrincipals?$select=id,displayName');
    }
    return sandbox.journal();
  };
  const first = await run(5);
  expect(await run(5)).toEqual(first);
  expect(await run(6)).not.toEqual(first);
});

it('challenges an administrator who is disabled or deleted, and a client that cannot handle it goes on until its token ends', async () => {
  const userId = sandbox.world().personas[0]?.userId ?? '';
  sandbox.dispatch({ type: 'user-disabled', userId });
  const challenged = await call('GET', '/me');
  expect([challenged.status, challenged.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('insufficient_claims'),
  ]);
  authorization = `Bearer ${await sandbox.issueToken({ userId, scopes, handlesChallenges: false })}`;
  expect((await call('GET', '/me')).status).toBe(200);
  sandbox.dispatch({ type: 'user-deleted', userId });
  expect((await call('GET', '/me')).status).toBe(401);
});

it('denies by the roles held now, not by those of the token', async () => {
  await open();
  expect((await instantiate()).status).toBe(201);
  sandbox.dispatch({ type: 'role-removed', userId: sandbox.world().personas[0]?.userId });
  const refused = await instantiate();
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ error: { code: 'Authorization_RequestDenied' } });
});

describe('a scenario', () => {
  it('may bring faults and scarce budgets, which another one does not keep', async () => {
    await open({ scenario: 'throttled' });
    expect(sandbox.faults().map(({ kind }) => kind)).toContain('throttle');
    const statuses = new Set<number>();
    for (let n = 0; n < 60; n += 1) statuses.add((await call('GET', '/me')).status);
    expect(statuses).toContain(200);
    expect(statuses).toContain(429);
    sandbox.reset({ scenario: 'contoso' });
    expect(sandbox.faults()).toEqual([]);
  });

  it('leaves only a part of the budget', async () => {
    const scenario = { ...twoTenants, conditions: { budgetShare: 0.002 } };
    await open({ scenario });
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await call('GET', '/me')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 429]);
  });
});

describe('time that passes', () => {
  it('ends as a jump does, whoever asks on the way', async () => {
    const worldAfter = async (pass: (hours: number) => Promise<void>) => {
      await open({ scenario: 'shared', throttling: false });
      await pass(30);
      return sandbox.state().tenants.map(({ configurations }) => configurations);
    };
    const jumped = await worldAfter((hours) => {
      sandbox.clock.advance(hours * 3_600_000);
      sandbox.advance();
      return Promise.resolve();
    });
    const passed = await worldAfter(async (hours) => {
      const passing = sandbox.pass(hours * 3_600_000);
      expect((await call('GET', '/me')).status).toBe(200);
      await passing;
    });
    expect(passed).toEqual(jumped);
  });

  it('gives way to requests while very many cycles run', async () => {
    await open({ scenario: 'shared', throttling: false });
    let finished = false;
    const passing = sandbox.pass(60 * 86_400_000).then(() => (finished = true));
    const { status } = await call('GET', '/tenantRelationships/multiTenantOrganization');
    expect([status, finished]).toEqual([403, false]);
    await passing;
    expect(sandbox.clock.now()).toBe(Date.UTC(2026, 10, 23, 8) + 60 * 86_400_000);
  });
});

it('shows in its state who has joined by now, whether anybody asked Graph or not', async () => {
  await open({ scenario: 'contoso' });
  const wideWorld = [...sandbox.world().tenants.values()].find(
    (tenant) => tenant.displayName === 'Wide World Importers',
  );
  if (!wideWorld) throw new RangeError('The scenario lacks a pending tenant.');
  const addedByTenantId = sandbox.world().homeTenantId;
  wideWorld.joinRequest = { addedByTenantId, status: 'notStarted', details: '', due: sandbox.clock.now() + 1000 };
  expect(sandbox.state(wideWorld.tenantId).tenants[0]?.state).toBe('pending');
  sandbox.clock.advance(1000);
  expect(sandbox.state(wideWorld.tenantId).tenants[0]).toMatchObject({ state: 'active', role: 'member' });
});
