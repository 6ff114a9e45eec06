import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mischief } from '../testing/identity-provider.ts';
import {
  appRoleHolder,
  globalAdministrator,
  globalReaderByGraph,
  helpdeskAdministrator,
  userWithoutRole,
} from '../testing/people.ts';
import { DirectoryError } from '@tenantry/domain';
import { emptyModule, startTestPortal, type TestPortal } from '../testing/test-portal.ts';
import { absoluteLimit, idleLimit } from './session-store.ts';

let portal: TestPortal;
beforeEach(async () => {
  portal = await startTestPortal();
});
afterEach(async () => {
  await portal[Symbol.asyncDispose]();
});

const kindsInJournal = async (): Promise<readonly string[]> =>
  (await portal.foundation.store.journal.list({ limit: 50 })).map(({ kind }) => kind);
const sessionCount = async (): Promise<number> =>
  (
    await portal.foundation.store.database
      .selectFrom('session')
      .selectAll()
      .where('accountId', 'is not', null)
      .execute()
  ).length;

test.each([
  [globalAdministrator, 'administrator', 'Global Administrator'],
  [helpdeskAdministrator, 'helpdesk', 'Helpdesk Administrator'],
  [appRoleHolder, 'helpdesk', 'Tenantry.Helpdesk'],
  [globalReaderByGraph, 'helpdesk', 'Global Reader'],
] as const)('$displayName gets the seat of the role', async (person, seat, role) => {
  const browser = await portal.signedIn(person);
  const session = await browser.send('/api/session');
  expect(session.status).toBe(200);
  expect(session.json()).toMatchObject({
    user: { userId: person.userId, displayName: person.displayName },
    seat,
    role,
    homeTenant: { displayName: 'Contoso', domain: 'contoso.example' },
  });
});

test('somebody without a role is led to the page that says so, and nothing of them is kept', async () => {
  const browser = portal.browser();
  const answer = await browser.signIn(portal.entra, userWithoutRole);
  expect([answer.status, answer.headers.location]).toEqual([303, '/no-access']);
  expect((await browser.send('/api/session')).status).toBe(401);
  expect(await portal.foundation.store.database.selectFrom('tokenVault').selectAll().execute()).toEqual([]);
  expect(await kindsInJournal()).toEqual(['denied']);
});

test('a sign-in leads back to the page that it was begun for', async () => {
  const answer = await portal.browser().signIn(portal.entra, globalAdministrator, '/provisioning-logs?status=failure');
  expect([answer.status, answer.headers.location]).toEqual([303, '/provisioning-logs?status=failure']);
});

test('the id of a session changes with sign-in, and the old one is dead', async () => {
  const browser = portal.browser();
  await browser.send('/auth/login');
  const before = new Map(browser.cookies);
  await browser.signIn(portal.entra, globalAdministrator);
  expect(browser.cookies).not.toEqual(before);
  const attacker = portal.browser();
  for (const [name, value] of before) attacker.cookies.set(name, value);
  expect((await attacker.send('/api/session')).status).toBe(401);
});

test('the id of a session is not in the store', async () => {
  const browser = await portal.signedIn(globalAdministrator);
  const rows = await portal.foundation.store.database.selectFrom('session').selectAll().execute();
  const cookie = decodeURIComponent([...browser.cookies.values()][0] ?? '');
  const id = cookie.slice(2, cookie.indexOf('.'));
  expect(id.length).toBeGreaterThan(20);
  expect(JSON.stringify(rows)).not.toContain(id);
});

test('no answer, log line or row of the store holds a token', async () => {
  const browser = portal.browser();
  const answers = [await browser.signIn(portal.entra, globalAdministrator), await browser.send('/api/session')];
  const rows = await portal.foundation.store.database.selectFrom('tokenVault').selectAll().execute();
  const journal = await portal.foundation.store.journal.list({ limit: 50 });
  const everything = JSON.stringify([answers, rows, journal, portal.logLines]);
  expect(portal.entra.tokenRequests.length).toBeGreaterThan(0);
  // A signed token has dots, which the base64 of a ciphertext cannot hold by chance.
  expect(everything).not.toMatch(/AT-aaaaaaaa|RT-aaaaaaaa|eyJ[\w-]+\.[\w-]+|sandbox-only-client-secret/);
});

const evil: readonly (readonly [string, Mischief])[] = [
  ['signed with another key', { signWith: 'foreign-key' }],
  ['not signed at all', { signWith: 'no-key' }],
  ['that answers another sign-in', { claims: { nonce: 'somebody-elses' } }],
  [
    'of another issuer',
    { claims: { iss: 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0' } },
  ],
  ['for another application', { claims: { aud: '00000000-0000-4000-8000-00000000beef' } }],
  ['of another tenant', { claims: { tid: '99999999-2222-4333-8444-555555555555' } }],
  ['that has expired', { claims: { exp: Math.floor(Date.now() / 1000) - 3600 } }],
  ['of somebody else than the tokens', { claims: { oid: 'bbbbbbbb-0000-4000-8000-000000000001' } }],
  ['that names nobody', { claims: { oid: undefined } }],
];
test.each(evil)('an id_token %s signs nobody in', async (_name, mischief) => {
  portal.entra.misbehave(mischief);
  const browser = portal.browser();
  const answer = await browser.signIn(portal.entra, globalAdministrator);
  expect(answer.status).toBe(400);
  expect((await browser.send('/api/session')).status).toBe(401);
  expect(await sessionCount()).toBe(0);
  expect(await portal.foundation.store.database.selectFrom('tokenVault').selectAll().execute()).toEqual([]);
});

describe('the answer of the identity provider', () => {
  test('with a wrong state is refused', async () => {
    const browser = portal.browser();
    const login = await browser.send('/auth/login');
    const { code } = portal.entra.authorize(login.headers.location ?? '', globalAdministrator);
    expect((await browser.send(`/auth/callback?code=${code}&state=another`)).status).toBe(400);
    expect((await browser.send(`/auth/callback?code=${code}`)).status).toBe(400);
    expect(portal.entra.tokenRequests).toEqual([]);
  });

  test('opened in another browser is refused', async () => {
    const login = await portal.browser().send('/auth/login');
    const { code, state } = portal.entra.authorize(login.headers.location ?? '', globalAdministrator);
    expect((await portal.browser().send(`/auth/callback?code=${code}&state=${state}`)).status).toBe(400);
    expect(portal.entra.tokenRequests).toEqual([]);
  });

  test('is taken once', async () => {
    const browser = portal.browser();
    const login = await browser.send('/auth/login');
    const { code, state } = portal.entra.authorize(login.headers.location ?? '', globalAdministrator);
    const path = `/auth/callback?code=${code}&state=${state}`;
    expect((await browser.send(path)).status).toBe(303);
    expect((await browser.send(path)).status).toBe(400);
    expect(portal.entra.tokenRequests).toHaveLength(1);
  });

  test('that comes too late is refused', async () => {
    const browser = portal.browser();
    const login = await browser.send('/auth/login');
    const { code, state } = portal.entra.authorize(login.headers.location ?? '', globalAdministrator);
    portal.clock.advance(600_001);
    expect((await browser.send(`/auth/callback?code=${code}&state=${state}`)).status).toBe(400);
  });

  test('for two tabs signs in both', async () => {
    const browser = portal.browser();
    const logins = [await browser.send('/auth/login'), await browser.send('/auth/login?returnTo=/activity')];
    const answers = [];
    for (const login of logins) {
      const { code, state } = portal.entra.authorize(login.headers.location ?? '', globalAdministrator);
      answers.push(await browser.send(`/auth/callback?code=${code}&state=${state}`));
    }
    expect(answers.map(({ headers }) => headers.location)).toEqual(['/', '/activity']);
  });

  test('with an error leads to the page of somebody who is signed out', async () => {
    const browser = portal.browser();
    const login = await browser.send('/auth/login');
    const state = new URL(login.headers.location ?? '').searchParams.get('state') ?? '';
    const answer = await browser.send(`/auth/callback?error=access_denied&state=${state}`);
    expect([answer.status, answer.headers.location]).toEqual([303, '/signed-out']);
  });
});

test('the authorization request asks for a code with PKCE, state and nonce', async () => {
  const login = await portal.browser().send('/auth/login');
  const { searchParams } = new URL(login.headers.location ?? '');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    response_mode: 'query',
    code_challenge_method: 'S256',
    redirect_uri: `${portal.origin}/auth/callback`,
  });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length).toBeGreaterThan(20);
});

describe('a session', () => {
  test('ends when nobody uses it', async () => {
    const browser = await portal.signedIn(globalAdministrator);
    portal.clock.advance(idleLimit - 1_000);
    expect((await browser.send('/api/session')).status).toBe(200);
    portal.clock.advance(idleLimit - 1_000);
    expect((await browser.send('/api/session')).status).toBe(200);
    portal.clock.advance(idleLimit + 1);
    expect((await browser.send('/api/session')).status).toBe(401);
  });

  test('ends after half a day, however busy', async () => {
    const browser = await portal.signedIn(globalAdministrator);
    const step = idleLimit - 60_000;
    for (let passed = step; passed < absoluteLimit; passed += step) {
      portal.clock.advance(step);
      expect((await browser.send('/api/session')).status).toBe(200);
    }
    portal.clock.advance(step);
    expect((await browser.send('/api/session')).status).toBe(401);
  });

  test('ends with signing out, and the tokens of the account are gone with the last one', async () => {
    const first = await portal.signedIn(globalAdministrator);
    const second = await portal.signedIn(globalAdministrator);
    const stolen = new Map(first.cookies);
    const answer = await first.send('/auth/logout', { method: 'POST' });
    expect(answer.json()).toEqual({
      logoutUrl: expect.stringMatching(
        /\/oauth2\/v2\.0\/logout\?post_logout_redirect_uri=.*signed-out&logout_hint=hint-/,
      ),
    });
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    for (const [name, value] of stolen) first.cookies.set(name, value);
    expect((await first.send('/api/session')).status).toBe(401);
    const vault = () => portal.foundation.store.database.selectFrom('tokenVault').select('accountId').execute();
    expect(await vault()).toHaveLength(1);
    await second.send('/auth/logout', { method: 'POST' });
    expect(await vault()).toHaveLength(0);
    expect(await kindsInJournal()).toEqual(['signed-out', 'signed-out', 'signed-in', 'signed-in']);
  });

  test('has a cookie that scripts cannot read', async () => {
    const login = await portal.browser().send('/auth/login');
    expect(login.headers['set-cookie']).toEqual([
      expect.stringMatching(/^tenantry\.session=.*; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });
});

test('claims that Graph asked for are asked of Entra at the next sign-in, and never travel through the browser', async () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"42"}}}';
  const challenged = await startTestPortal({
    modules: () => [
      (table) => {
        emptyModule({
          ...table,
          serve: (name, policy, handler) =>
            table.serve(
              name,
              policy,
              name === 'activity.list'
                ? () => Promise.reject(new DirectoryError('needs-sign-in', 'Graph wants more.', { claims }))
                : handler,
            ),
        });
      },
    ],
  });
  const browser = await challenged.signedIn(globalAdministrator);
  const refused = await browser.send('/api/activity');
  const login = await browser.send('/auth/login');
  await challenged[Symbol.asyncDispose]();
  expect([refused.status, (refused.json() as { code: string }).code]).toEqual([401, 'needs-sign-in']);
  expect(refused.text).not.toContain('nbf');
  expect(new URL(login.headers.location ?? '').searchParams.get('claims')).toContain('"nbf"');
});

test('behind https the cookie is one that no other host can set, and browsers keep to https', async () => {
  const secure = await startTestPortal({ publicUrl: 'https://portal.example' });
  const headers = { host: 'portal.example', 'x-forwarded-proto': 'https' };
  const login = await secure.browser().send('/auth/login', { headers });
  await secure[Symbol.asyncDispose]();
  expect(login.headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Host-tenantry\.session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
  expect(login.headers['strict-transport-security']).toMatch(/max-age=31536000/);
});
