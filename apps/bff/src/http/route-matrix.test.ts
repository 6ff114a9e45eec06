import { downloads, routes, streams } from '@tenantry/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appRoleHolder, globalAdministrator, globalReaderByGraph, userWithoutRole } from '../testing/people.ts';
import type { TestBrowser } from '../testing/test-browser.ts';
import { startTestPortal, type TestPortal } from '../testing/test-portal.ts';
import { createUseCases } from '../use-cases.ts';

/** What only administrators may call, written down a second time so that no change of a policy goes unseen. */
const administratorsOnly = new Set([
  'plans.draft',
  'plans.apply',
  'runs.resume',
  'runs.cancel',
  'plans.approve',
  'drift.accept',
  'settings.saveSafety',
]);

const id = 'abcdef01-2345-4678-8abc-def012345678';
const calls = [
  ...Object.entries(routes).map(([name, route]) => ({ name, ...route })),
  ...Object.entries({ ...streams, ...downloads }).map(([name, { path }]) => ({ name, method: 'GET' as const, path })),
].map((call) => ({ ...call, path: call.path.replace(/:[a-zA-Z]+/g, id) }));
// Ending a session ends the test's own: it is tried in its own test.
const matrix = calls.filter(({ name }) => name !== 'session.end');
const isWithoutHeaders = (name: string): boolean => name in streams || name in downloads;

let portal: TestPortal;
const browsers = new Map<string, TestBrowser>();
beforeAll(async () => {
  portal = await startTestPortal({ modules: (foundation) => createUseCases(foundation).routeModules });
  browsers.set('anonymous', portal.browser());
  const refused = portal.browser();
  await refused.signIn(portal.entra, userWithoutRole);
  browsers.set('without a role', refused);
  browsers.set('helpdesk', await portal.signedIn(appRoleHolder));
  browsers.set('reader', await portal.signedIn(globalReaderByGraph));
  browsers.set('administrator', await portal.signedIn(globalAdministrator));
});
afterAll(async () => {
  await portal[Symbol.asyncDispose]();
});

async function codeOf(
  who: string,
  call: (typeof calls)[number],
  request: object = {},
): Promise<readonly [number, unknown]> {
  const browser = browsers.get(who) as TestBrowser;
  const body = call.method === 'POST' ? { body: {} } : {};
  const answer = await browser.send(call.path, { method: call.method, ...body, ...request });
  const isProblem = answer.headers['content-type']?.startsWith('application/problem+json');
  return [answer.status, isProblem ? (answer.json() as { code: string }).code : undefined];
}

test.each(calls)('$name is closed to somebody who is not signed in', async (call) => {
  expect(await codeOf('anonymous', call)).toEqual([401, 'not-signed-in']);
});

test.each(calls)('$name is closed to somebody without a role', async (call) => {
  expect(await codeOf('without a role', call)).toEqual([401, 'not-signed-in']);
});

test.each(calls.filter(({ name }) => !isWithoutHeaders(name)))(
  '$name is closed to a request without X-CSRF',
  async (call) => {
    expect(await codeOf('administrator', call, { withoutCsrf: true })).toEqual([403, 'cross-site-request']);
  },
);

test.each(calls)('$name is closed to other sites', async (call) => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    expect(await codeOf('administrator', call, { headers })).toEqual([403, 'cross-site-request']);
  }
});

test.each(matrix)('$name is open to the seats of its policy and to no other', async (call) => {
  const denied = async (who: string): Promise<boolean> => {
    const [status, code] = await codeOf(who, call);
    return code === 'forbidden' || code === 'not-signed-in' || (status === 403 && code !== 'directory-forbidden');
  };
  const expected = administratorsOnly.has(call.name);
  expect({
    helpdesk: await denied('helpdesk'),
    reader: await denied('reader'),
    administrator: await denied('administrator'),
  }).toEqual({
    helpdesk: expected,
    reader: expected,
    administrator: false,
  });
});

test('what somebody was refused is in the audit trail', async () => {
  const entries = await portal.foundation.store.journal.list({ limit: 100, kinds: ['denied'] });
  const endpoints = entries
    .filter(({ userId }) => userId === appRoleHolder.userId)
    .map(({ contentJson }) => (JSON.parse(contentJson) as { endpoint: string }).endpoint);
  expect(new Set(endpoints)).toEqual(administratorsOnly);
});

test.each(calls.map(({ path }) => path))('%s takes no other method, whatever it is called', async (path) => {
  const allowed = new Set(calls.filter((call) => call.path === path).map(({ method }) => method as string));
  const browser = browsers.get('administrator') as TestBrowser;
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((name) => !allowed.has(name))) {
    const answer = await browser.send(path, { method, headers: { 'x-http-method-override': 'POST' } });
    expect([method, answer.status, (answer.json() as { code: string }).code]).toEqual([
      method,
      405,
      'method-not-allowed',
    ]);
  }
});

test.each(['plans.apply', 'runs.resume', 'runs.cancel'])(
  '%s is closed to somebody who has lost the role since signing in',
  async (name) => {
    const former = { ...globalAdministrator, userId: 'aaaaaaaa-0000-4000-8000-00000000000f' };
    browsers.set('former', await portal.signedIn(former));
    portal.entra.removeRoles(former);
    const call = calls.find((one) => one.name === name) as (typeof calls)[number];
    expect(await codeOf('former', call)).toEqual([403, 'forbidden']);
    expect(await codeOf('former', call)).toEqual([401, 'not-signed-in']);
  },
);

test('a helpdesk seat cannot be talked up by what is sent', async () => {
  const call = calls.find(({ name }) => name === 'plans.draft');
  if (call === undefined) throw new Error('The contract has no plans.');
  const body = { flow: 'share-current-scope', principals: [], seat: 'administrator', role: 'Global Administrator' };
  const headers = { 'x-user': globalAdministrator.userId, 'x-forwarded-user': globalAdministrator.userId };
  expect(await codeOf('helpdesk', call, { body, headers })).toEqual([403, 'forbidden']);
});
