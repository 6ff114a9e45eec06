import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { globalAdministrator } from '../testing/people.ts';
import { emptyModule, startTestPortal, type TestPortal } from '../testing/test-portal.ts';
import { collectRoutes } from './route-table.ts';
import type { WebFile } from './web-files.ts';

const script = 'document.documentElement.dataset.theme = "dark";';
const file = (contentType: string, text: string, immutable = false): WebFile => ({
  contentType,
  plain: Buffer.from(text),
  brotli: Buffer.from('brotli'),
  immutable,
});
const webFiles = new Map([
  [
    '/index.html',
    file('text/html; charset=utf-8', `<html><script>${script}</script><script src="/assets/a.js"></script></html>`),
  ],
  ['/assets/a-1.js', file('text/javascript; charset=utf-8', 'code', true)],
]);

let portal: TestPortal;
beforeEach(async () => {
  portal = await startTestPortal({
    webFiles,
    limits: { perAddress: { burst: 100, perSecond: 10 }, perSession: { burst: 20, perSecond: 1 } },
  });
});
afterEach(async () => {
  await portal[Symbol.asyncDispose]();
});

describe('every answer', () => {
  test.each(['/', '/api/session', '/api/nothing', '/assets/gone.js', '/healthz', '/auth/callback'])(
    'of %s carries the headers that protect it',
    async (path) => {
      const { headers } = await portal.browser().send(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toMatch(
        /default-src 'none'.*frame-ancestors 'none'.*require-trusted-types-for 'script'/,
      );
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['content-type']).toMatch(/charset=utf-8|application\/problem\+json/);
    },
  );

  test('allows the inline script of the first page by its hash, and no other', async () => {
    const { headers } = await portal.browser().send('/');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("script-src 'self' 'sha256-");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test('that holds data is kept by nobody', async () => {
    const browser = await portal.signedIn(globalAdministrator);
    const answer = await browser.send('/api/session');
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', vary: expect.stringContaining('Cookie') });
  });

  test('names one id, which the browser may choose, and no other text', async () => {
    const id = 'abcdef01-2345-4678-8abc-def012345678';
    const chosen = await portal.browser().send('/api/session', { headers: { 'x-correlation-id': id } });
    expect([chosen.headers['x-correlation-id'], (chosen.json() as { correlationId: string }).correlationId]).toEqual([
      id,
      id,
    ]);
    const forged = await portal
      .browser()
      .send('/api/session', { headers: { 'x-correlation-id': '"},{"level":"fatal' } });
    expect(forged.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the web app', () => {
  test.each(['/', '/signed-out', '/no-access', '/tenants/8a6f1d52-3c0b-4c7e-9f44-0d3f5f2c7a10', '/whatever'])(
    'shows its first page at %s without a session',
    async (path) => {
      const answer = await portal.browser().send(path);
      expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  test('sends what was compressed to whoever takes it', async () => {
    const plain = await portal.browser().send('/assets/a-1.js');
    expect([plain.text, plain.headers['content-encoding']]).toEqual(['code', undefined]);
    const small = await portal.browser().send('/assets/a-1.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect([small.text, small.headers['content-encoding']]).toEqual(['brotli', 'br']);
    expect(small.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each([
    '/assets/gone.js',
    '/assets/a-1.js.map',
    '/../package.json',
    '/%2e%2e/package.json',
    '/.env',
    '/api/session/x.css',
  ])('has nothing at %s', async (path) => {
    const answer = await portal.browser().send(path);
    expect([answer.status, (answer.json() as { code: string }).code]).toEqual([404, 'not-found']);
  });
});

describe('another host', () => {
  test('leads somebody who opens a page to the right one', async () => {
    const answer = await portal
      .browser()
      .send('/activity?q=1', { headers: { host: 'other.example', accept: 'text/html' } });
    expect([answer.status, answer.headers.location]).toEqual([308, `${portal.origin}/activity?q=1`]);
  });

  test.each(['//evil.example/x', '/\\evil.example'])('never leads elsewhere, as with %s', async (path) => {
    const answer = await portal.browser().send(path, { headers: { host: 'other.example', accept: 'text/html' } });
    expect(new URL(answer.headers.location ?? portal.origin).origin).toBe(portal.origin);
  });

  test('gets no data', async () => {
    const browser = await portal.signedIn(globalAdministrator);
    const answer = await browser.send('/api/session', { headers: { host: 'rebound.example' } });
    expect(answer.status).toBe(421);
  });

  test('may ask whether the portal is ready', async () => {
    expect((await portal.browser().send('/readyz', { headers: { host: '10.0.0.1:8080' } })).status).toBe(200);
  });
});

describe('a body', () => {
  const send = async (body: unknown, headers = {}) =>
    (await portal.signedIn(globalAdministrator)).send('/api/plans', { method: 'POST', body, headers });

  test('of more than 64 KB is refused', async () => {
    const answer = await send({ text: 'x'.repeat(70_000) });
    expect([answer.status, (answer.json() as { code: string }).code]).toEqual([413, 'invalid-request']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of the type %s is refused',
    async (type) => {
      const answer = await send({ flow: 'share-current-scope', principals: [] }, { 'content-type': type });
      expect([answer.status, (answer.json() as { code: string }).code]).toEqual([400, 'invalid-request']);
    },
  );

  test('that does not fit names the members at fault', async () => {
    const faultsIn = async (body: object) => {
      const answer = await send(body);
      expect(answer.status).toBe(400);
      return (answer.json() as { faults: { path: string }[] }).faults.map(({ path }) => path).toSorted();
    };
    const principals = [{ id: 'x', kind: 'user', displayName: 'A' }];
    expect(await faultsIn({ flow: 'select-users-and-groups', principals, extra: 1 })).toEqual([
      'body',
      'body.principals.0.id',
    ]);
    expect(await faultsIn({ flow: 'stop-sharing', tenantIds: [], accounts: 'keep' })).toEqual([
      'body.accounts',
      'body.tenantIds',
    ]);
    expect(await faultsIn({ flow: 'other', principals: [] })).toEqual(['body.flow']);
  });

  test('that reaches for prototypes changes none', async () => {
    await send(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('that is no JSON is refused without an echo', async () => {
    const browser = await portal.signedIn(globalAdministrator);
    const answer = await browser.send('/api/plans', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/Unexpected|SyntaxError|at /);
  });
});

describe('asking too often', () => {
  test('is refused for one session, and for nobody else', async () => {
    const busy = await portal.signedIn(globalAdministrator);
    const statuses: number[] = [];
    for (let turn = 0; turn < 25; turn += 1) statuses.push((await busy.send('/api/session')).status);
    expect(statuses.slice(0, 20)).not.toContain(429);
    expect(statuses.at(-1)).toBe(429);
    const refused = await busy.send('/api/session');
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect((await (await portal.signedIn(globalAdministrator)).send('/api/session')).status).toBe(200);
    portal.clock.advance(2_000);
    expect((await busy.send('/api/session')).status).toBe(200);
  });

  test('is refused for one address', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 120 }, async () => (await portal.browser().send('/')).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });
});

test('forwarded addresses are believed from nobody unless a proxy was named', async () => {
  for (let turn = 0; turn < 100; turn += 1) await portal.browser().send('/');
  const answer = await portal
    .browser()
    .send('/', { headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'evil.example' } });
  expect(answer.status).toBe(429);
});

test('a query that names a member twice is refused', async () => {
  const browser = await portal.signedIn(globalAdministrator);
  expect((await browser.send('/api/activity?limit=1&limit=2')).status).toBe(400);
});

test('a defect tells the browser nothing but the id', async () => {
  const broken = await startTestPortal({
    modules: () => [
      (table) => {
        emptyModule({
          ...table,
          serve: (name, policy, handler) =>
            table.serve(
              name,
              policy,
              name === 'activity.list' ? () => Promise.reject(new Error('secret detail')) : handler,
            ),
        });
      },
    ],
  });
  const browser = await broken.signedIn(globalAdministrator);
  const answer = await browser.send('/api/activity');
  await broken[Symbol.asyncDispose]();
  expect([answer.status, answer.text.includes('secret detail')]).toEqual([500, false]);
  expect(broken.logLines.join('')).toContain('secret detail');
});

describe('the table of routes', () => {
  test('refuses to be incomplete', () => {
    expect(() => collectRoutes([])).toThrow(/no handler: session\.read, .*runs\.events/);
  });

  test('refuses a second handler', () => {
    expect(() => collectRoutes([emptyModule, emptyModule])).toThrow(/two handlers/);
  });
});
