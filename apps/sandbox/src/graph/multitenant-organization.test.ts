import { expect, test } from 'vitest';
import { assumptions } from '../engine/assumptions.ts';
import { createRandom } from '../random/seeded-random.ts';
import { addConfiguration } from '../scenarios/configurations.ts';
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
  const { send, clock } = createSmallSandbox();
  const joinRequest = `${organization}/joinRequest`;
  await send('PATCH', joinRequest, { addedByTenantId: ids.home }, as(ids.stranger));
  const asked = await send('GET', joinRequest, undefined, as(ids.stranger));
  expect(asked.body).toMatchObject({
    memberState: 'pending',
    transitionDetails: { status: 'notStarted', details: '' },
  });
  clock.advance(4 * hour);
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

test('a tenant outside forms an organization of its own, and cannot be invited into two at once', async () => {
  const { send, clock, world } = createSmallSandbox();
  const formed = await send('PUT', organization, { displayName: 'Litware group' }, as(ids.stranger));
  expect([formed.status, formed.body['state']]).toEqual([201, 'active']);
  const own = await send('GET', `${organization}/tenants`, undefined, as(ids.stranger));
  expect(own.body.value).toMatchObject([{ tenantId: ids.stranger, role: 'owner', state: 'active' }]);
  expect(world.organization?.tenants).toHaveLength(3);
  const second = await send('PUT', organization, { displayName: 'Another' }, as(ids.stranger));
  expect([second.status, second.errorCode]).toEqual([400, 'Request_BadRequest']);

  await send('POST', `${organization}/tenants`, { tenantId: ids.stranger, displayName: 'Litware' });
  await send('PATCH', `${organization}/joinRequest`, { addedByTenantId: ids.home }, as(ids.stranger));
  clock.advance(4 * hour);
  const record = await send('GET', `${organization}/joinRequest`, undefined, as(ids.stranger));
  expect(tenantOf(world, ids.stranger).joinRequest).toMatchObject({
    status: 'failed',
    details: 'The tenant is part of another multitenant organization.',
  });
  expect(record.body).toMatchObject({ memberState: 'active', role: 'owner' });
});

test('an organization ends when its last tenant leaves', async () => {
  const { send, clock } = createSmallSandbox();
  await send('PUT', organization, { displayName: 'Litware group' }, as(ids.stranger));
  expect((await send('DELETE', `${organization}/tenants/${ids.stranger}`, undefined, as(ids.stranger))).status).toBe(
    204,
  );
  expect((await send('GET', organization, undefined, as(ids.stranger))).body).toMatchObject({ state: 'active' });
  clock.advance(hour);
  expect((await send('GET', organization, undefined, as(ids.stranger))).body).toMatchObject({ state: 'inactive' });
});

test('an organization is not deleted by itself, for Microsoft documents no such request', async () => {
  const { send } = createSmallSandbox();
  const undescribed = 'A permission exists for it, a page does not.';
  expect((await send('DELETE', organization, undefined, { undescribed })).status).toBe(405);
  expect((await send('GET', organization)).body).toMatchObject({ state: 'active' });
});

test('removing a tenant a second time is answered as if it were being added', async () => {
  const { send } = createSmallSandbox();
  await send('DELETE', `${organization}/tenants/${ids.partner}`);
  const again = await send('DELETE', `${organization}/tenants/${ids.partner}`);
  expect(again.body['error']).toMatchObject({ message: 'Tenant is already being added in Multi-Tenant Organization.' });
});

test('another owner is demoted before it can be removed, and the tenant that formed the organization is never removed', async () => {
  const { send, clock } = createSmallSandbox();
  const partner = `${organization}/tenants/${ids.partner}`;
  await send('PATCH', partner, { role: 'owner' });
  clock.advance(hour);
  expect((await send('DELETE', partner)).errorCode).toBe('Authorization_RequestDenied');
  const founder = await send('DELETE', `${organization}/tenants/${ids.home}`, undefined, as(ids.partner));
  expect(founder.errorCode).toBe('Authorization_RequestDenied');
  await send('PATCH', partner, { role: 'member' });
  clock.advance(hour);
  expect((await send('DELETE', partner)).status).toBe(204);
});

test('an organization takes no more than its limit of active tenants', async () => {
  const { send, clock, world } = createSmallSandbox();
  const members = world.organization?.tenants ?? [];
  for (let number = members.length; number <= assumptions.activeTenantLimit; number += 1) {
    const tenantId = `99999999-0000-4000-8000-${String(number).padStart(12, '0')}`;
    members.push({ ...(members[1] as (typeof members)[number]), tenantId, id: tenantId });
  }
  await send('PATCH', `${organization}/joinRequest`, { addedByTenantId: ids.home }, as(ids.invited));
  clock.advance(4 * hour);
  const refused = await send('GET', `${organization}/joinRequest`, undefined, as(ids.invited));
  expect(refused.body).toMatchObject({
    memberState: 'pending',
    transitionDetails: {
      status: 'failed',
      details: 'The multitenant organization has reached its maximum number of tenants.',
    },
  });
});

test('joining adds a configuration without a job on both sides and leaves one that is there alone', async () => {
  const { send, clock, world, home } = createSmallSandbox();
  const existing = addConfiguration(home, createRandom(1), 'By hand', 0);
  existing.secrets['CompanyId'] = ids.invited;
  await send('PATCH', `${organization}/joinRequest`, { addedByTenantId: ids.home }, as(ids.invited));
  clock.advance(4 * hour);
  await send('GET', organization);
  const namesOf = (tenantId: string) =>
    [...tenantOf(world, tenantId).servicePrincipals.values()].map(({ displayName, jobs }) => [
      displayName,
      jobs.length,
    ]);
  expect(namesOf(ids.home)).toEqual([['By hand', 0]]);
  expect(namesOf(ids.invited)).toEqual([
    [`MTO_Sync_${ids.home}`, 0],
    [`MTO_Sync_${ids.partner}`, 0],
  ]);
});
