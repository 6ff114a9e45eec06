import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox-interface.ts';
import { fabrikamTenantId, twoTenants } from '../testing/two-tenants.ts';
import { homeTenantId, portalClientId, portalClientSecret } from '../world/world.ts';

const origin = 'http://localhost:3100';
const redirectUri = 'http://localhost:3000/auth/callback';
const verifier = 'v'.repeat(60);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const cp1 = JSON.stringify({ access_token: { xms_cc: { values: ['CP1'] } } });

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox({ scenario: twoTenants, origin });
});

async function visit(address: string, cookie = ''): Promise<Response> {
  return sandbox.fetch(new Request(new URL(address, origin), { headers: { cookie } }));
}
async function authorize(
  changes: Readonly<Record<string, string>> = {},
  cookie = '',
  tenant = homeTenantId,
): Promise<Response> {
  const query = new URLSearchParams({
    client_id: portalClientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile offline_access User.Read',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    claims: cp1,
    ...changes,
  });
  return visit(`/${tenant}/oauth2/v2.0/authorize?${query.toString()}`, cookie);
}
/** The target of the link that holds this text. */
async function linkWith(response: Response, text: string): Promise<string> {
  const page = await response.text();
  const link = [...page.matchAll(/<a[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].find(([, , inside]) =>
    inside?.includes(text),
  );
  if (link?.[1] === undefined) throw new Error(`No link "${text}" in ${page}`);
  return link[1].replaceAll('&amp;', '&');
}
async function signIn(
  role: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<{ code: string; cookie: string }> {
  const back = await visit(await linkWith(await authorize(changes), role));
  const location = new URL(back.headers.get('location') ?? '');
  expect(location.searchParams.get('state')).toBe('the-state');
  return { code: location.searchParams.get('code') ?? '', cookie: back.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
async function token(form: Readonly<Record<string, string>>, tenant = homeTenantId) {
  const body = new URLSearchParams({ client_id: portalClientId, client_secret: portalClientSecret, ...form });
  const response = await sandbox.fetch(new Request(`${origin}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body }));
  return {
    status: response.status,
    body: (await response.json()) as Record<string, string> & { error_codes?: number[] },
  };
}
async function redeem(code: string, changes: Readonly<Record<string, string>> = {}) {
  return token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    scope: 'openid profile offline_access User.Read',
    ...changes,
  });
}
async function me(accessToken: string | undefined): Promise<Response> {
  return sandbox.fetch(
    new Request(`${origin}/graph/v1.0/me`, { headers: { authorization: `Bearer ${accessToken ?? ''}` } }),
  );
}

describe('signing in', () => {
  it('is one click in the account picker, and the tokens say who it was', async () => {
    const { code } = await signIn('Helpdesk Administrator');
    const { status, body } = await redeem(code);
    expect(status).toBe(200);
    const keys = await visit(`/${homeTenantId}/discovery/v2.0/keys`);
    const { payload } = await jwtVerify(
      String(body['id_token']),
      createLocalJWKSet((await keys.json()) as JSONWebKeySet),
      {
        issuer: `${origin}/${homeTenantId}/v2.0`,
        audience: portalClientId,
      },
    );
    expect(payload).toMatchObject({
      nonce: 'the-nonce',
      tid: homeTenantId,
      name: 'Henrietta Mueller',
      preferred_username: 'henriettamueller@contoso.example',
      wids: ['729827e3-9c14-49f7-bb1b-9608f156bbb8'],
      ver: '2.0',
    });
    expect(decodeJwt(String(body['access_token']))).toMatchObject({
      oid: payload['oid'],
      azp: portalClientId,
      xms_cc: ['CP1'],
    });
    const clientInfo = Buffer.from(String(body['client_info']), 'base64url').toString();
    expect(JSON.parse(clientInfo)).toEqual({ uid: payload['oid'], utid: homeTenantId });
    expect((await me(body['access_token'])).status).toBe(200);
  });

  it('shows every persona with its role, and nobody twice', async () => {
    const page = await (await authorize()).text();
    for (const role of ['Global Administrator', 'Helpdesk Administrator', 'Global Reader', 'User']) {
      expect(page.split(`<span class="role">${role}</span>`)).toHaveLength(2);
    }
  });

  it('remembers the browser, unless asked to let the person choose', async () => {
    const { cookie } = await signIn('Global Administrator');
    expect((await authorize({}, cookie)).status).toBe(302);
    expect(await (await authorize({ prompt: 'select_account' }, cookie)).text()).toContain('Pick an account');
    expect(await (await authorize({ login_hint: 'gradyarchie@contoso.example' }, cookie)).text()).toContain(
      'Grady Archie',
    );
  });

  it('answers prompt=none with login_required when nobody is signed in', async () => {
    const location = new URL((await authorize({ prompt: 'none' })).headers.get('location') ?? '');
    expect(location.searchParams.get('error')).toBe('login_required');
    expect(location.searchParams.get('error_description')).toMatch(/^AADSTS50058: /);
  });

  it('forgets the browser at sign-out and goes back only to a reply address', async () => {
    const { cookie } = await signIn('Global Administrator');
    const out = await visit(
      `/${homeTenantId}/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent('http://localhost:3000/signed-out')}`,
      cookie,
    );
    expect(out.headers.get('location')).toBe('http://localhost:3000/signed-out');
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0');
    const elsewhere = await visit(`/${homeTenantId}/oauth2/v2.0/logout?post_logout_redirect_uri=http://evil.example/`);
    expect(elsewhere.status).toBe(200);
  });

  it.each([
    [{ client_id: 'nobody' }, 'AADSTS700016'],
    [{ redirect_uri: 'http://evil.example/' }, 'AADSTS50011'],
  ])('shows an error page instead of a redirect for %o', async (changes, code) => {
    const response = await authorize(changes);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(code);
  });

  it('escapes what a link brought along', async () => {
    const page = await (await authorize({ redirect_uri: '"><script>alert(1)</script>' })).text();
    expect(page).not.toContain('<script>alert');
  });
});

describe('consent', () => {
  it('is asked of an admin for what nobody agreed to, and then holds for everybody', async () => {
    const scope = { scope: 'openid Reports.Read.All' };
    const page = await visit(await linkWith(await authorize(scope), 'Global Administrator'));
    const back = await visit(await linkWith(page, 'Accept'));
    expect(back.headers.get('location')).toContain('code=');
    const { code } = await signIn('Helpdesk Administrator', scope);
    const { body } = await redeem(code, scope);
    expect(body['scope']?.split(' ')).toContain('Reports.Read.All');
  });

  it('needs an admin when the person may not agree', async () => {
    const page = await visit(await linkWith(await authorize({ scope: 'openid Reports.Read.All' }), 'Global Reader'));
    expect(await page.clone().text()).toContain('Need admin approval');
    const back = await visit(await linkWith(page, 'Return to the application'));
    const location = new URL(back.headers.get('location') ?? '');
    expect(location.searchParams.get('error')).toBe('access_denied');
  });

  it('is missing in a silent request for a new scope: consent_required', async () => {
    const { body } = await redeem((await signIn('Global Administrator')).code);
    const again = await token({
      grant_type: 'refresh_token',
      refresh_token: body['refresh_token'] ?? '',
      scope: 'openid Mail.Read',
    });
    expect(again).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', suberror: 'consent_required', error_codes: [65_001] },
    });
  });
});

describe('the token endpoint', () => {
  it('refuses a wrong verifier and a code used twice', async () => {
    const { code } = await signIn('Global Administrator');
    expect((await redeem(code, { code_verifier: 'w'.repeat(60) })).body.error_codes).toEqual([501_481]);
    expect((await redeem(code, { redirect_uri: 'http://localhost:3000/other' })).body.error_codes).toEqual([500_112]);
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_codes: [54_005] });
  });

  it('renews a sign-in until its person is disabled', async () => {
    const { body } = await redeem((await signIn('Global Administrator')).code);
    const form = {
      grant_type: 'refresh_token',
      refresh_token: body['refresh_token'] ?? '',
      scope: 'openid offline_access User.Read',
    };
    const renewed = await token(form);
    expect(renewed.status).toBe(200);
    expect(renewed.body['refresh_token']).toEqual(expect.any(String));
    sandbox.dispatch({ type: 'user-disabled', userId: sandbox.world().personas[0]?.userId });
    expect((await token(form)).body).toMatchObject({ error: 'invalid_grant', error_codes: [50_057] });
  });

  it.each([
    [{ grant_type: 'client_credentials', client_secret: 'wrong' }, 401, 'invalid_client', 7_000_215],
    [{ grant_type: 'client_credentials', client_id: 'nobody' }, 400, 'unauthorized_client', 700_016],
    [{ grant_type: 'client_credentials', scope: 'User.Read' }, 400, 'invalid_scope', 1_002_012],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 70_003],
    [{ grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant', 9_002_313],
  ])('answers %o with %i %s', async (form, status, error, code) => {
    expect(await token(form)).toMatchObject({ status, body: { error, error_codes: [code] } });
  });

  it('gives the reader its permissions where an admin consented, and nothing elsewhere', async () => {
    const form = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' };
    const { body } = await token(form);
    expect(decodeJwt(String(body['access_token']))['roles']).toContain('ProvisioningLog.Read.All');
    expect((await token(form, fabrikamTenantId)).body).toMatchObject({
      error: 'unauthorized_client',
      error_codes: [7_000_229],
    });
    sandbox.dispatch({ type: 'consent-granted', tenantId: fabrikamTenantId });
    const there = await token(form, fabrikamTenantId);
    expect(decodeJwt(String(there.body['access_token']))['roles']).toEqual(['User.Read.All']);
    expect((await token(form, '99999999-0000-4000-8000-000000000000')).body.error_codes).toEqual([90_002]);
  });
});

describe('a revoked session', () => {
  it('is challenged in Graph, cannot be renewed, and a new sign-in works', async () => {
    const { code, cookie } = await signIn('Global Administrator');
    const { body } = await redeem(code);
    const userId = sandbox.world().personas[0]?.userId;
    sandbox.dispatch({ type: 'sessions-revoked', userId });
    const refused = await me(body['access_token']);
    expect(refused.status).toBe(401);
    const header = refused.headers.get('www-authenticate') ?? '';
    const claims = /error="insufficient_claims", claims="([^"]+)"/.exec(header)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toHaveProperty('access_token.nbf.essential', true);
    const renewal = await token({ grant_type: 'refresh_token', refresh_token: body['refresh_token'] ?? '' });
    expect(renewal.body).toMatchObject({ error: 'invalid_grant', error_codes: [50_173] });
    expect((await authorize({}, cookie)).status).toBe(200);
    const again = await redeem((await signIn('Global Administrator')).code);
    expect((await me(again.body['access_token'])).status).toBe(200);
  });

  it('goes on until its token expires for a client that understands no challenges', async () => {
    const userId = sandbox.world().personas[0]?.userId ?? '';
    const accessToken = await sandbox.issueToken({ userId, handlesChallenges: false });
    sandbox.dispatch({ type: 'sessions-revoked', userId });
    expect((await me(accessToken)).status).toBe(200);
  });
});

it('refuses missing, foreign and expired access tokens', async () => {
  let wall = Date.now();
  const later = createSandbox({ scenario: twoTenants, wall: () => wall });
  const accessToken = await later.issueToken({ userId: later.world().personas[0]?.userId ?? '' });
  const ask = async (value: string) =>
    later.fetch(new Request(`${origin}/graph/v1.0/me`, { headers: { authorization: value } }));
  expect((await ask(`Bearer ${accessToken}`)).status).toBe(200);
  wall += 25 * 3600 * 1000;
  expect((await ask(`Bearer ${accessToken}`)).status).toBe(401);
  expect((await ask('Bearer a.b.c')).status).toBe(401);
  expect((await ask('')).status).toBe(401);
});
