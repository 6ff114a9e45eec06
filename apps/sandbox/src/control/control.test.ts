import { beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox-interface.ts';
import { fabrikamTenantId, twoTenants } from '../testing/two-tenants.ts';
import { homeTenantId, portalClientId } from '../world/world.ts';
import { eventTypes } from './events.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox({ scenario: twoTenants });
});

async function ask(method: string, path: string, body?: unknown) {
  const request = new Request(`http://localhost:3100/__sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const response = await sandbox.fetch(request);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const event = (type: string, fields: object = {}) => ask('POST', '/events', { type, ...fields });
const home = () => sandbox.state(homeTenantId).tenants[0];
const fabrikam = () => sandbox.state(fabrikamTenantId).tenants[0];

describe('the state', () => {
  it('shows what is true in every tenant, or in one', async () => {
    const { body } = await ask('GET', '/state');
    expect(body).toMatchObject({
      homeTenantId,
      now: '2026-11-23T08:00:00.000Z',
      tenants: [
        { tenantId: homeTenantId, displayName: 'Contoso', state: 'active', groups: [], configurations: [] },
        { tenantId: fabrikamTenantId, state: 'active', policy: { partners: [] } },
      ],
    });
    const one = await ask('GET', `/state?tenant=${fabrikamTenantId}`);
    expect(one.body['tenants']).toHaveLength(1);
    expect(await ask('GET', '/state?tenant=nobody')).toMatchObject({ status: 404 });
  });

  it('shows people with the properties Graph knows and nothing the directory keeps to itself', async () => {
    const { body } = await ask('GET', `/state?tenant=${homeTenantId}`);
    const [tenant] = body['tenants'] as { users: Record<string, unknown>[] }[];
    expect(tenant?.users[0]).toMatchObject({
      displayName: 'Adele Vance',
      userType: 'Member',
      manager: null,
      externalUserState: null,
    });
    expect(tenant?.users[0]).not.toHaveProperty('hidden');
  });
});

describe('the clock', () => {
  it('is advanced and given a speed', async () => {
    expect(await ask('POST', '/clock', { advance: 'PT40M' })).toEqual({
      status: 200,
      body: { now: '2026-11-23T08:40:00.000Z', speed: 0 },
    });
    expect((await ask('POST', '/clock', { speed: 60 })).body).toMatchObject({ speed: 60 });
  });

  it.each([{}, { advance: '40' }, { advance: 'P1M' }, { speed: -1 }, { speed: 'fast' }, 'not json', '[]'])(
    'refuses %o and stands where it stood',
    async (body) => {
      expect(await ask('POST', '/clock', body)).toEqual({ status: 400, body: { error: expect.any(String) } });
      expect(sandbox.clock.now()).toBe(Date.parse('2026-11-23T08:00:00Z'));
    },
  );
});

describe('latency, budgets and tokens', () => {
  it('takes some medians and keeps the others', async () => {
    await ask('PUT', '/latency', { read: 220, write: 500, instantiate: 3000, replication: 12_000, scale: 0.05 });
    expect((await ask('PUT', '/latency', { scale: 0 })).body).toMatchObject({ read: 220, scale: 0 });
    expect(await ask('PUT', '/latency', { reed: 1 })).toMatchObject({ status: 400 });
    expect(await ask('PUT', '/latency', { read: -1 })).toMatchObject({ status: 400 });
    expect(sandbox.latency()).toMatchObject({ read: 220, scale: 0 });
  });

  it('refuses what is no budget switch and no lifetime', async () => {
    expect(await ask('PUT', '/throttling', { enabled: false })).toEqual({ status: 200, body: { enabled: false } });
    expect(await ask('PUT', '/throttling', { enabled: 'no' })).toMatchObject({ status: 400 });
    expect(await ask('PUT', '/tokens', { accessTokenSeconds: 303 })).toMatchObject({ status: 200 });
    expect(await ask('PUT', '/tokens', { accessTokenSeconds: 0 })).toMatchObject({ status: 400 });
  });
});

describe('reset', () => {
  it('starts over with a scenario and forgets journal, faults and latency', async () => {
    await ask('PUT', '/faults', [{ match: {}, kind: 'throttle' }]);
    await ask('PUT', '/latency', { read: 100 });
    await sandbox.fetch(new Request('http://localhost:3100/graph/v1.0/me'));
    expect((await ask('GET', '/journal')).body['entries']).toHaveLength(1);
    expect(await ask('POST', '/reset', { scenario: 'contoso', seed: 3 })).toMatchObject({
      status: 200,
      body: { scenario: 'contoso', seed: 3 },
    });
    expect(sandbox.world()).toMatchObject({ scenario: 'contoso', seed: 3 });
    expect((await ask('GET', '/journal')).body).toEqual({ entries: [] });
    expect((await ask('GET', '/faults')).body).toEqual([]);
    expect(sandbox.latency().read).toBe(0);
  });

  it.each([{ scenario: 'atlantis' }, { seed: -1 }, { seed: 'one' }, '"contoso"'])('refuses %o', async (body) => {
    expect(await ask('POST', '/reset', body)).toMatchObject({ status: 400 });
    expect(sandbox.world().scenario).toBe('two-tenants');
  });
});

describe('events', () => {
  it('let a tenant join that trusts the others, and leave without touching policies', async () => {
    const { body } = await event('tenant-joined', { displayName: 'Relecloud' });
    const tenantId = String(body['tenantId']);
    const joined = sandbox.state(tenantId).tenants[0];
    expect(joined).toMatchObject({ displayName: 'Relecloud', state: 'active', role: 'member' });
    expect(joined?.policy.partners).toContainEqual(
      expect.objectContaining({
        tenantId: homeTenantId,
        identitySynchronization: { displayName: 'Contoso', userSyncInbound: { isSyncAllowed: true } },
      }),
    );
    expect(joined?.configurations).toMatchObject([{ displayName: `MTO_Sync_${homeTenantId}`, jobs: [] }, {}]);
    expect(sandbox.state(homeTenantId).tenants[0]?.configurations).toMatchObject([
      { displayName: `MTO_Sync_${tenantId}`, jobs: [], assignments: [] },
    ]);
    expect(await event('tenant-joined', { tenantId })).toMatchObject({ status: 400 });
    await event('tenant-left', { tenantId });
    const left = sandbox.state(tenantId).tenants[0];
    expect(left?.state).toBe('none');
    expect(left?.policy.partners).toContainEqual(
      expect.objectContaining({
        tenantId: homeTenantId,
        isInMultiTenantOrganization: false,
        identitySynchronization: { displayName: 'Contoso', userSyncInbound: { isSyncAllowed: true } },
      }),
    );
  });

  it('move people in and out of groups', async () => {
    await event('group-added', { displayName: 'Everyone' });
    await event('user-added-to-group', { groupId: 'Everyone', userId: 'meganbowen@contoso.example' });
    await event('user-added-to-group', { groupId: 'Everyone', userId: 'adelevance@contoso.example', as: 'owner' });
    const [, , , megan] = home()?.users ?? [];
    expect(home()?.groups[0]).toMatchObject({ members: [megan?.id], owners: [home()?.users[0]?.id] });
    await event('user-removed-from-group', { groupId: 'Everyone', userId: megan?.id });
    expect(home()?.groups[0]?.members).toEqual([]);
    expect(await event('user-removed-from-group', { groupId: 'Everyone', userId: megan?.id })).toMatchObject({
      status: 400,
    });
  });

  it('disable, enable, delete and restore somebody', async () => {
    const userId = 'meganbowen@contoso.example';
    await event('user-disabled', { userId });
    expect(home()?.users[3]?.accountEnabled).toBe(false);
    await event('user-enabled', { userId });
    expect(home()?.users[3]?.accountEnabled).toBe(true);
    await event('user-deleted', { userId });
    expect(home()?.users).toHaveLength(3);
    expect(home()?.deletedUsers[0]).toMatchObject({
      displayName: 'Megan Bowen',
      deletedDateTime: '2026-11-23T08:00:00.000Z',
    });
    expect(await event('user-disabled', { userId })).toMatchObject({ status: 400 });
    await event('user-restored', { userId });
    expect(home()?.users).toHaveLength(4);
  });

  it('invite a guest once, and know whose account it is', async () => {
    const invite = { tenantId: fabrikamTenantId, userId: 'meganbowen@contoso.example' };
    expect(await event('guest-invited', { ...invite, accepted: false })).toMatchObject({ status: 200 });
    expect(fabrikam()?.users[1]).toMatchObject({
      userType: 'Guest',
      externalUserState: 'PendingAcceptance',
      userPrincipalName: 'meganbowen_contoso.example#EXT#@fabrikam.onmicrosoft.com',
    });
    expect(await event('guest-invited', invite)).toMatchObject({ status: 400 });
    expect(fabrikam()?.users).toHaveLength(2);
  });

  it('change what a tenant lets the home tenant do', async () => {
    await event('inbound-allowed', { tenantId: fabrikamTenantId });
    await event('redemption-allowed', { tenantId: fabrikamTenantId });
    expect(fabrikam()?.policy.partners).toEqual([
      expect.objectContaining({
        tenantId: homeTenantId,
        automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: null },
        identitySynchronization: { displayName: null, userSyncInbound: { isSyncAllowed: true } },
      }),
    ]);
    await event('inbound-revoked', { tenantId: fabrikamTenantId });
    expect(fabrikam()?.policy.partners[0]).toMatchObject({
      identitySynchronization: { userSyncInbound: { isSyncAllowed: false } },
    });
  });

  it('take roles and consents away', async () => {
    await event('role-removed', { userId: 'adelevance@contoso.example', role: 'Global Administrator' });
    expect(home()?.users[0]?.directoryRoles).toEqual([]);
    await event('role-added', { userId: 'adelevance@contoso.example', role: 'Global Reader' });
    expect(home()?.users[0]?.directoryRoles).toEqual(['f2ef992c-3afb-46b9-b7cf-a126ee74c451']);
    await event('consent-revoked', {});
    expect(sandbox.world().tenants.get(homeTenantId)?.consentedApplications).not.toContain(portalClientId);
  });

  it('update properties of their own type only', async () => {
    const userId = 'meganbowen@contoso.example';
    await event('user-updated', { userId, properties: { department: 'Sales' } });
    expect(home()?.users[3]?.department).toBe('Sales');
    for (const properties of [{ department: 7 }, { id: 'x' }, { nonsense: 'x' }, {}]) {
      expect(await event('user-updated', { userId, properties })).toMatchObject({ status: 400 });
    }
    expect(home()?.users[3]?.department).toBe('Sales');
  });

  it.each(eventTypes)('refuse %s with fields that make no sense and change nothing', async (type) => {
    const before = structuredClone(sandbox.world());
    const nonsense = { tenantId: 'nowhere', userId: 7, groupId: [], displayName: {}, partnerTenantId: null };
    expect(await event(type, nonsense)).toEqual({ status: 400, body: { error: expect.stringMatching(/\S/) } });
    expect(sandbox.world()).toEqual(before);
  });

  it.each(['{}', '[]', '"x"', 'null', '{"type":"constructor"}', '{broken'])('refuse %s', async (text) => {
    expect(await ask('POST', '/events', text)).toMatchObject({ status: 400 });
  });
});

describe('the control interface', () => {
  it('refuses writes from pages of other sites', async () => {
    const request = new Request('http://localhost:3100/__sandbox/reset', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect((await sandbox.fetch(request)).status).toBe(403);
  });

  it('answers unknown paths with 404 and a sentence', async () => {
    expect(await ask('GET', '/nothing')).toEqual({
      status: 404,
      body: { error: 'There is no GET /__sandbox/nothing.' },
    });
    expect(await ask('GET', '/journal?after=x')).toMatchObject({ status: 400 });
  });

  it('has a page that names every tenant and runs no inline script', async () => {
    const response = await sandbox.fetch(new Request('http://localhost:3100/__sandbox'));
    const page = await response.text();
    expect(page).toContain('Contoso (home)');
    expect(page).toContain('Fabrikam');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|style="|onclick=/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const [, path] of page.matchAll(/(?:href|src)="(\/__sandbox\/assets\/[^"]+)"/g)) {
      expect((await sandbox.fetch(new Request(`http://localhost:3100${path ?? ''}`))).status).toBe(200);
    }
  });
});

describe('tokens', () => {
  const useToken = async (order: unknown, path: string) => {
    const { body } = await ask('POST', '/tokens', order);
    const headers = { authorization: `Bearer ${String(body['accessToken'])}` };
    return sandbox.fetch(new Request(`http://localhost:3100/graph/v1.0${path}`, { headers }));
  };

  it('are given for a role of the account picker, for a person and for the application', async () => {
    const me = await useToken({ role: 'Helpdesk Administrator', scopes: ['User.Read'] }, '/me');
    expect(await me.json()).toMatchObject({ displayName: 'Henrietta Mueller' });
    const partner = { tenantId: 'Fabrikam', userId: 'allandeyoung@fabrikam.example', scopes: ['User.Read'] };
    expect((await useToken(partner, '/me')).status).toBe(200);
    expect((await useToken({ scopes: ['User.Read.All'] }, '/users')).status).toBe(200);
  });

  it.each([[], { role: 'Emperor' }, { userId: 'nobody@contoso.example' }, { scopes: 'User.Read' }])(
    'are refused for %o',
    async (order) => {
      expect(await ask('POST', '/tokens', order)).toMatchObject({ status: 400 });
    },
  );
});
