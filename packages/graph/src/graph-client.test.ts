import { DirectoryError } from '@tenantry/domain';
import { describe, expect, test } from 'vitest';
import { assign, readAssignments, unassign } from './app-role-assignments.ts';
import { createGraphClient } from './graph-client.ts';
import type { GraphCallReport } from './graph-call.ts';
import { readProvisioningLogs } from './provisioning-logs.ts';
import { createConfiguration, readConfiguration } from './service-principals.ts';
import { createJob, startJob } from './synchronization-jobs.ts';
import { saveSettings } from './synchronization-secrets.ts';
import { createScriptedClient, rejection } from './testing/scripted-client.ts';
import { refusal, type ScriptedAnswer } from './testing/scripted-graph.ts';
import { createThrottle } from './throttle.ts';

const id = '11111111-2222-3333-4444-555555555555';
const roleId = '99999999-2222-3333-4444-555555555555';
const person = { id, kind: 'user', displayName: 'Ann' } as const;
const servicePrincipal = { id, appId: id, displayName: 'MTO_Sync_x', appRoles: [] };
const made: ScriptedAnswer = { status: 201, body: { application: {}, servicePrincipal } };
const throttled = (headers: Record<string, string> = {}): ScriptedAnswer => ({
  ...refusal(429, 'TooManyRequests'),
  headers,
});
const settings = { targetTenantId: id, scope: 'assigned', deletionThreshold: { enabled: true, value: 5 } } as const;

describe('a refusal for quota', () => {
  test('holds every call of its quota until the time it names, and no call of another', async () => {
    const others: Promise<unknown>[] = [];
    const { client, sent, clock } = createScriptedClient(
      (request, count) => {
        if (count === 1) return throttled({ 'retry-after': '30' });
        return { status: 200, body: request.path.includes('auditLogs') ? { value: [] } : servicePrincipal };
      },
      {
        onThrottled(until) {
          if (until === undefined || others.length > 0) return;
          others.push(
            readConfiguration(client, id),
            readAssignments(client, id).catch(() => undefined),
          );
          others.push(readProvisioningLogs(client, {}));
        },
      },
    );
    const began = clock.now();
    await readConfiguration(client, id);
    await Promise.all(others);
    expect(others).toHaveLength(3);
    const later = sent.slice(1).map((request) => [request.path.includes('auditLogs'), request.at - began]);
    expect(later).toEqual([
      [true, 0],
      [false, 30_000],
      [false, 30_000],
      [false, 30_000],
    ]);
  });

  test('is waited for with growing random pauses when it names no time', async () => {
    const { client, sent } = createScriptedClient((_, count) =>
      count <= 3 ? throttled(count === 2 ? { 'retry-after': 'soon' } : {}) : { status: 200, body: servicePrincipal },
    );
    await readConfiguration(client, id);
    const gaps = sent.slice(1).map((request, index) => request.at - (sent[index]?.at ?? 0));
    expect(gaps).toEqual([1_000, 2_000, 4_000]);
  });

  test('that asks for more than the patience ends the call and says when to come back', async () => {
    const { client, sent, clock } = createScriptedClient(() => throttled({ 'retry-after': '3600' }));
    const began = clock.now();
    const error = await rejection(readConfiguration(client, id));
    expect(error).toMatchObject({ code: 'throttled', retryAt: began + 3_600_000 });
    expect(clock.now() - began).toBeLessThan(60_000);
    expect(await rejection(readConfiguration(client, id))).toMatchObject({ code: 'throttled' });
    expect(sent).toHaveLength(1);
  });

  test('of a create is repeated, for nothing was made', async () => {
    const { client, sent } = createScriptedClient((_, count) =>
      count === 1 ? throttled({ 'retry-after': '1' }) : made,
    );
    expect(await createConfiguration(client, 'MTO_Sync_x')).toMatchObject({ servicePrincipalId: id });
    expect(sent).toHaveLength(2);
  });

  test('is told with its end, and so is that it is over', async () => {
    const told: (number | undefined)[] = [];
    const { client, clock } = createScriptedClient(
      (_, count) => (count === 1 ? throttled({ 'retry-after': '5' }) : { status: 200, body: servicePrincipal }),
      { onThrottled: (until) => told.push(until) },
    );
    const began = clock.now();
    await readConfiguration(client, id);
    expect(told).toEqual([began + 5_000, undefined]);
  });

  test('is shared by clients that share a throttle', async () => {
    const scripted = createScriptedClient((_, count) => (count === 1 ? throttled({ 'retry-after': '600' }) : made));
    const { clock, send } = scripted;
    const random = { next: (): number => 0.5 };
    const throttle = createThrottle({ clock, random });
    const tokens = { token: (): Promise<string> => Promise.resolve('t') };
    const [one, other] = [1, 2].map(() =>
      createGraphClient({ tokens, clock, random, purpose: 'interactive', throttle, send }),
    );
    if (one === undefined || other === undefined) throw new Error('unreachable');
    expect(await rejection(readConfiguration(one, id))).toMatchObject({ code: 'throttled' });
    expect(await rejection(readConfiguration(other, id))).toMatchObject({ code: 'throttled' });
    expect(scripted.sent).toHaveLength(1);
  });
});

describe('the published quotas', () => {
  test('let four requests for reports through in any ten seconds', async () => {
    const { client, sent } = createScriptedClient(() => ({ status: 200, body: { value: [] } }));
    await Promise.all(Array.from({ length: 12 }, () => readProvisioningLogs(client, {})));
    for (const { at } of sent) {
      expect(sent.filter((other) => other.at >= at && other.at < at + 10_000).length).toBeLessThanOrEqual(4);
    }
    expect((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)).toBe(20_000);
  });

  test('let 2,400 writes through in any 150 seconds, while reads go on', async () => {
    const { client, sent } = createScriptedClient((request) =>
      request.method === 'GET' ? { status: 200, body: servicePrincipal } : { status: 204 },
    );
    const writes = await Promise.allSettled(Array.from({ length: 2_410 }, () => saveSettings(client, id, settings)));
    await readConfiguration(client, id);
    expect(sent.filter((request) => request.method === 'PUT')).toHaveLength(2_400);
    expect(writes.filter((write) => write.status === 'rejected').map((write) => write.reason as unknown)).toMatchObject(
      Array.from({ length: 10 }, () => ({ code: 'throttled' })),
    );
  }, 60_000);

  test('are approached slowly once Graph says that they are nearly used up', async () => {
    const { client, sent } = createScriptedClient(() => ({
      status: 200,
      body: servicePrincipal,
      headers: { 'x-ms-throttle-limit-percentage': '1.0' },
    }));
    await readConfiguration(client, id);
    await Promise.all(Array.from({ length: 4 }, () => readConfiguration(client, id)));
    const gaps = sent.slice(2).map((request, index) => request.at - (sent[index + 1]?.at ?? 0));
    expect(gaps).toEqual([250, 250, 250]);
  });
});

describe('a create whose answer is lost', () => {
  const lost: readonly (readonly [string, () => ScriptedAnswer])[] = [
    [
      'a broken connection',
      () => {
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
      },
    ],
    ['500', () => refusal(500, 'InternalServerError')],
    ['503 with Retry-After', () => ({ ...refusal(503, 'ServiceUnavailable'), headers: { 'retry-after': '1' } })],
    ['504 as HTML', () => ({ status: 504, text: '<html>', headers: { 'content-type': 'text/html' } })],
    ['201 that breaks off', () => ({ status: 201, text: '{"servicePrincipal":{"id":' })],
    ['201 without what was made', () => ({ status: 201, body: { application: {} } })],
    ['201 without a body', () => ({ status: 201 })],
    ['a redirect', () => ({ status: 302, headers: { location: 'https://evil.example/' } })],
  ];

  test.each(lost)('by %s is ambiguous and never repeated', async (_, answer) => {
    for (const create of [
      (client: Parameters<typeof createJob>[0]) => createConfiguration(client, 'MTO_Sync_x'),
      (client: Parameters<typeof createJob>[0]) => createJob(client, id),
    ]) {
      const { client, sent } = createScriptedClient(answer);
      expect(await rejection(create(client))).toMatchObject({ code: 'ambiguous' });
      expect(sent).toHaveLength(1);
    }
  });

  test('leaves a start of a job ambiguous too', async () => {
    const { client, sent } = createScriptedClient(() => refusal(504, 'GatewayTimeout'));
    expect(await rejection(startJob(client, id, 'Azure2Azure.x.y'))).toMatchObject({ code: 'ambiguous' });
    expect(sent).toHaveLength(1);
  });

  test('is no such thing when the connection was never made: it is tried again, then Graph is unavailable', async () => {
    const { client, sent } = createScriptedClient(() => {
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
    });
    expect(await rejection(createConfiguration(client, 'MTO_Sync_x'))).toMatchObject({ code: 'unavailable' });
    expect(sent.length).toBeGreaterThan(1);
  });
});

describe('what may be repeated', () => {
  test('is repeated through trouble until it succeeds', async () => {
    const troubles = [refusal(503, 'x'), refusal(504, 'x'), { status: 200, text: '{"broken":' }];
    const { client, sent } = createScriptedClient(
      (_, count) => troubles[count - 1] ?? { status: 200, body: servicePrincipal },
    );
    expect(await readConfiguration(client, id)).toMatchObject({ servicePrincipalId: id });
    expect(sent).toHaveLength(4);
  });

  test('waits as long as a 503 asks', async () => {
    const { client, sent } = createScriptedClient((_, count) =>
      count === 1
        ? { ...refusal(503, 'x'), headers: { 'retry-after': '17' } }
        : { status: 200, body: servicePrincipal },
    );
    await readConfiguration(client, id);
    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBe(17_000);
  });

  test('ends as unavailable when it only reads, and as ambiguous when it writes', async () => {
    const { client } = createScriptedClient(() => refusal(503, 'ServiceUnavailable'));
    expect(await rejection(readAssignments(client, id))).toMatchObject({ code: 'unavailable' });
    expect(await rejection(saveSettings(client, id, settings))).toMatchObject({ code: 'ambiguous' });
    expect(await rejection(assign(client, id, person, roleId))).toMatchObject({ code: 'ambiguous' });
  });

  test('ends with what is so when a later answer says it, although an earlier one was lost', async () => {
    const lostThen = (answer: ScriptedAnswer) =>
      createScriptedClient((_, count) => (count === 1 ? refusal(503, 'ServiceUnavailable') : answer)).client;
    const gone = unassign(lostThen(refusal(404, 'Request_ResourceNotFound')), id, 'assignment');
    expect(await rejection(gone)).toMatchObject({ code: 'not-found' });
    const there = assign(lostThen(refusal(400, 'x', 'Permission being assigned already exists')), id, person, roleId);
    expect(await rejection(there)).toMatchObject({ code: 'already-exists' });
    const denied = assign(lostThen(refusal(403, 'Authorization_RequestDenied')), id, person, roleId);
    expect(await rejection(denied)).toMatchObject({ code: 'ambiguous' });
  });

  test('tries no more than six times', async () => {
    const { client, sent } = createScriptedClient(() => refusal(503, 'ServiceUnavailable'), {
      random: { next: () => 0 },
    });
    await rejection(readConfiguration(client, id));
    expect(sent).toHaveLength(6);
  });

  test('gives up early when somebody is looking on', async () => {
    const { client, clock } = createScriptedClient(() => refusal(503, 'x'), {
      purpose: 'interactive',
      random: { next: () => 0.99 },
    });
    const began = clock.now();
    expect(await rejection(readConfiguration(client, id))).toMatchObject({ code: 'unavailable' });
    expect(clock.now() - began).toBeLessThanOrEqual(10_000);
  });
});

describe('waiting', () => {
  test('holds no slot: with one slot, others go through while one waits', async () => {
    const { client, sent, clock } = createScriptedClient(
      (request, count) =>
        count === 1 ? refusal(503, 'x') : { status: 200, body: { ...servicePrincipal, displayName: request.path } },
      { concurrency: 1 },
    );
    const began = clock.now();
    const order: string[] = [];
    const other = '22222222-2222-3333-4444-555555555555';
    await Promise.all([
      readConfiguration(client, id).then(() => order.push('first')),
      readConfiguration(client, other).then(() => order.push('second')),
    ]);
    expect(order).toEqual(['second', 'first']);
    expect(sent.map((request) => request.at - began)).toEqual([0, 0, 1_000]);
  });

  test.each([
    ['trouble', { ...refusal(503, 'x'), headers: { 'retry-after': '50' } }],
    ['a refusal for quota', throttled({ 'retry-after': '50' })],
  ])('for %s to pass ends at once when it is aborted, with the reason that was given', async (_, answer) => {
    const controller = new AbortController();
    const reason = new Error('The reader has left.');
    const { client, clock, sent } = createScriptedClient(() => answer, {
      onCall: () => setTimeout(() => controller.abort(reason), 0),
    });
    const began = clock.now();
    expect(await rejection(readConfiguration(client, id, controller.signal))).toBe(reason);
    expect(sent).toHaveLength(1);
    expect(clock.now() - began).toBeLessThan(50_000);
  });

  test('for a slot ends at once when it is aborted', async () => {
    const controller = new AbortController();
    const { client, sent } = createScriptedClient(
      () => {
        controller.abort(new Error('Left.'));
        return { status: 200, body: servicePrincipal };
      },
      { concurrency: 1 },
    );
    const first = readConfiguration(client, id);
    const second = rejection(readConfiguration(client, id, controller.signal));
    expect(await second).toMatchObject({ message: 'Left.' });
    expect(await first).toMatchObject({ servicePrincipalId: id });
    expect(sent).toHaveLength(1);
  });
});

test('no more requests are in flight than allowed', async () => {
  let inFlight = 0;
  let most = 0;
  const { client } = createScriptedClient(
    async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inFlight -= 1;
      return { status: 200, body: servicePrincipal };
    },
    { concurrency: 5 },
  );
  await Promise.all(Array.from({ length: 40 }, () => readConfiguration(client, id)));
  expect(most).toBe(5);
});

describe('a token', () => {
  const challenge = `Bearer error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`;
  const challenged: ScriptedAnswer = {
    ...refusal(401, 'InvalidAuthenticationToken'),
    headers: { 'www-authenticate': challenge },
  };

  test('that cannot be had fails with the very error of its source, before anything is sent', async () => {
    const reason = new Error('The refresh token has expired.');
    const { client, sent } = createScriptedClient(() => made, { tokens: { token: () => Promise.reject(reason) } });
    expect(await rejection(createConfiguration(client, 'x'))).toBe(reason);
    expect(sent).toEqual([]);
  });

  test('that Graph challenges is replaced once by one with the claims', async () => {
    const asked: (string | undefined)[] = [];
    const { client, sent } = createScriptedClient(
      (request) => (request.headers.get('authorization') === 'Bearer fresh' ? made : challenged),
      {
        tokens: {
          token: (options) => Promise.resolve(asked.push(options?.claims) && options?.claims ? 'fresh' : 'stale'),
        },
      },
    );
    await createConfiguration(client, 'x');
    expect(asked).toEqual([undefined, '{"access_token":{}}']);
    expect(sent).toHaveLength(2);
  });

  test('that stays challenged asks for a person, with the claims, and does not go in circles', async () => {
    let renewals = 0;
    const { client, sent } = createScriptedClient(() => challenged, {
      tokens: { token: () => Promise.resolve(`token ${String((renewals += 1))}`) },
    });
    const error = await rejection(createConfiguration(client, 'x'));
    expect(error).toMatchObject({ code: 'needs-sign-in', claims: '{"access_token":{}}' });
    expect(sent).toHaveLength(2);
  });

  test('that its source cannot renew leaves the claims with the error', async () => {
    const { client } = createScriptedClient(() => challenged, {
      tokens: {
        token: (options) =>
          options?.claims === undefined
            ? Promise.resolve('stale')
            : Promise.reject(new DirectoryError('needs-sign-in', 'Sign in.')),
      },
    });
    expect(await rejection(createConfiguration(client, 'x'))).toMatchObject({
      code: 'needs-sign-in',
      claims: '{"access_token":{}}',
    });
  });

  test('that is refused and has no other is not tried again', async () => {
    const { client, sent } = createScriptedClient(() => refusal(401, 'InvalidAuthenticationToken'));
    expect(await rejection(createConfiguration(client, 'x'))).toMatchObject({ code: 'needs-sign-in' });
    expect(sent).toHaveLength(1);
  });
});

test('every attempt is reported with ids for support and without ids of things', async () => {
  const reports: GraphCallReport[] = [];
  const { client, sent } = createScriptedClient(
    (_, count) =>
      count === 1 ? refusal(503, 'x') : { status: 200, body: servicePrincipal, headers: { 'request-id': 'abc' } },
    { onCall: (report) => reports.push(report) },
  );
  await readConfiguration(client, id);
  expect(reports).toMatchObject([
    { method: 'GET', template: '/servicePrincipals/{id}', status: 503, attempt: 1 },
    { method: 'GET', template: '/servicePrincipals/{id}', status: 200, attempt: 2, requestId: 'abc' },
  ]);
  expect(reports.map((report) => report.clientRequestId)).toEqual(
    sent.map((request) => request.headers.get('client-request-id')),
  );
  expect(new Set(reports.map((report) => report.clientRequestId)).size).toBe(2);
});

test('a cloud of its own has a host of its own', () => {
  const options = {
    tokens: { token: (): Promise<string> => Promise.resolve('t') },
    clock: { now: (): number => 0, sleep: (): Promise<void> => Promise.resolve() },
    random: { next: (): number => 0 },
    purpose: 'background',
  } as const;
  expect(createGraphClient(options).host).toBe('graph.microsoft.com');
  expect(createGraphClient({ ...options, cloud: 'usGovernment' }).host).toBe('graph.microsoft.us');
  expect(createGraphClient({ ...options, cloud: 'usGovernmentDoD' }).host).toBe('dod-graph.microsoft.us');
  expect(createGraphClient({ ...options, cloud: 'china' }).host).toBe('microsoftgraph.chinacloudapi.cn');
});
