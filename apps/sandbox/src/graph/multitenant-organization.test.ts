import { expect, test } from 'vitest';
import { administrator, createSmallSandbox, ids, tenantOf } from './testing/small-world.ts';

const organization = '/tenantRelationships/multiTenantOrganization';
const as = (tenantId: string) => ({ caller: { ...administrator, tenantId } });
const hour = 3_600_000;

test('a tenant outside any organization is told so with 200 and state inactive, without an id', async () => {
  const { send } = createSmallSandbox();
  const reply = await send('GET', organization, undefined, as(ids.stranger));
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ state: 'inactive', displayName: null, description: null, createdDateTime: null });
  expect(reply.body).not.toHaveProperty('id');
});

test('the list of tenants holds the own tenant and the pending ones', async () => {
  const { send } = createSmallSandbox();
  const { body } = await send('GET', `${organization}/tenants`);
  expect(body.value?.map(({ tenantId, state }) => [tenantId, state])).toEqual([
    [ids.home, 'active'],
    [ids.partner, 'active'],
    [ids.invited, 'pending'],
  ]);
  expect(body.value?.[0]).toMatchObject({ role: 'owner', joinedDateTime: null });
});

test('only tenant id and name are shown to a person without a role and to a token with ReadBasic', async () => {
  const { send } = createSmallSandbox();
  const basic = { ...administrator, scopes: ['MultiTenantOrganization.ReadBasic.All'] };
  for (const caller of [{ ...administrator, directoryRoles: [] }, basic]) {
    const { body } = await send('GET', `${organization}/tenants`, undefined, { caller });
    expect(body.value?.[0]).toEqual({ tenantId: ids.home, displayName: 'Contoso' });
  }
});

test('an invited tenant is pending until it joins, hours later, and then meets its partners', async () => {
  const { send, clock, world } = createSmallSandbox();
  const added = await send('POST', `${organization}/tenants`, { tenantId: ids.stranger, displayName: 'Litware' });
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({
    state: 'pending',
    transitionDetails: { desiredState: 'active', status: 'notStarted' },
  });
  const again = await send('POST', `${organization}/tenants`, { tenantId: ids.stranger, displayName: 'Litware' });
  expect([again.status, again.errorCode]).toEqual([400, 'Request_BadRequest']);
  expect(again.body['error']).toMatchObject({ message: 'Tenant is already being added in Multi-Tenant Organization.' });

  const joinRequest = `${organization}/joinRequest`;
  expect((await send('PATCH', joinRequest, { addedByTenantId: ids.home }, as(ids.stranger))).status).toBe(204);
  const waiting = await send('GET', joinRequest, undefined, as(ids.stranger));
  expect(waiting.body).toMatchObject({
    memberState: 'pending',
    role: null,
    transitionDetails: { desiredMemberState: 'active' },
  });
  clock.advance(4 * hour);
  const joined = await send('GET', joinRequest, undefined, as(ids.stranger));
  expect(joined.body).toMatchObject({ memberState: 'active', role: 'member', transitionDetails: null });
  expect(tenantOf(world, ids.home).partners.get(ids.stranger)).toMatchObject({
    isInMultiTenantOrganization: true,
    automaticUserConsentSettings: null,
  });
});

test('joining applies the templates of a tenant to its new partner', async () => {
  const { send, clock, world } = createSmallSandbox();
  const template = '/policies/crossTenantAccessPolicy/templates/multiTenantOrganizationIdentitySynchronization';
  await send('PATCH', template, { userSyncInbound: { isSyncAllowed: true }, templateApplicationLevel: 'newPartners' });
  await send('PATCH', `${organization}/joinRequest`, { addedByTenantId: ids.home }, as(ids.invited));
  clock.advance(4 * hour);
  await send('GET', organization);
  const partner = tenantOf(world, ids.home).partners.get(ids.invited);
  expect(partner?.identitySynchronization).toMatchObject({ userSyncInbound: { isSyncAllowed: true } });
});

test('a tenant that was not added fails to join and may start over', async () => {
  const { send } = createSmallSandbox();
  const joinRequest = `${organization}/joinRequest`;
  await send('PATCH', joinRequest, { addedByTenantId: ids.home }, as(ids.stranger));
  const failed = await send('GET', joinRequest, undefined, as(ids.stranger));
  expect(failed.body).toMatchObject({ transitionDetails: { status: 'failed' } });
  await send('PATCH', joinRequest, { addedByTenantId: '00000000-0000-0000-0000-000000000000' }, as(ids.stranger));
  expect((await send('GET', joinRequest, undefined, as(ids.stranger))).errorCode).toBe('Directory_ObjectNotFound');
});

test('a removed tenant is pending at first and then gone, while its settings and configurations stay', async () => {
  const sandbox = createSmallSandbox();
  const { send, clock, home } = sandbox;
  const name = `MTO_Sync_${ids.partner}`;
  await send('POST', '/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7/instantiate', { displayName: name });
  expect((await send('DELETE', `${organization}/tenants/${ids.partner}`)).status).toBe(204);
  const leaving = await send('GET', `${organization}/tenants/${ids.partner}`);
  expect(leaving.body).toMatchObject({ state: 'pending', transitionDetails: { desiredState: 'removed' } });
  clock.advance(hour);
  const gone = await send('GET', `${organization}/tenants/${ids.partner}`);
  expect([gone.status, gone.errorCode]).toEqual([404, 'Directory_ObjectNotFound']);
  expect([...home.servicePrincipals.values()].map(({ displayName }) => displayName)).toContain(name);
});

test('only an owner tenant adds and removes tenants, and the last owner cannot leave the others', async () => {
  const { send } = createSmallSandbox();
  const added = await send(
    'POST',
    `${organization}/tenants`,
    { tenantId: ids.stranger, displayName: 'x' },
    as(ids.partner),
  );
  expect(added.errorCode).toBe('Authorization_RequestDenied');
  expect((await send('DELETE', `${organization}/tenants/${ids.home}`)).status).toBe(403);
});

test('a promoted member becomes owner a little later', async () => {
  const { send, clock } = createSmallSandbox();
  const path = `${organization}/tenants/${ids.partner}`;
  expect((await send('PATCH', path, { role: 'owner' })).status).toBe(204);
  expect((await send('GET', path)).body).toMatchObject({ role: 'member', transitionDetails: { desiredRole: 'owner' } });
  clock.advance(hour);
  expect((await send('GET', path)).body).toMatchObject({ role: 'owner', transitionDetails: null });
});

test('a tenant is looked up by its id', async () => {
  const { send } = createSmallSandbox();
  const path = (id: string) => `/tenantRelationships/findTenantInformationByTenantId(tenantId='${id}')`;
  expect((await send('GET', path(ids.stranger))).body).toMatchObject({
    tenantId: ids.stranger,
    displayName: 'Litware',
  });
  expect((await send('GET', path('44444444-4444-4444-8444-444444444444'))).status).toBe(404);
});
