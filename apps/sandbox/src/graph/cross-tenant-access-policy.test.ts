import { expect, test } from 'vitest';
import { createSmallSandbox, ids } from './testing/small-world.ts';

const partners = '/policies/crossTenantAccessPolicy/partners';
const partner = `${partners}/${ids.partner}`;

test('a partner is added once; a second time is 409', async () => {
  const { send } = createSmallSandbox();
  expect((await send('POST', partners, { tenantId: ids.partner })).status).toBe(201);
  const again = await send('POST', partners, { tenantId: ids.partner });
  expect([again.status, again.errorCode]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue']);
  expect((await send('GET', partners)).body.value).toHaveLength(1);
});

test('an update changes only what it names', async () => {
  const { send } = createSmallSandbox();
  await send('POST', partners, { tenantId: ids.partner, automaticUserConsentSettings: { inboundAllowed: true } });
  expect((await send('PATCH', partner, { automaticUserConsentSettings: { outboundAllowed: true } })).status).toBe(204);
  expect((await send('GET', partner)).body['automaticUserConsentSettings']).toEqual({
    inboundAllowed: true,
    outboundAllowed: true,
  });
});

test('an unknown partner is Directory_ObjectNotFound for reads and updates', async () => {
  const { send } = createSmallSandbox();
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    const reply = await send(method, partner, method === 'PATCH' ? { isServiceProvider: true } : undefined);
    expect([reply.status, reply.errorCode]).toEqual([404, 'Directory_ObjectNotFound']);
  }
});

test('an invented member is refused and changes nothing', async () => {
  const { send, home } = createSmallSandbox();
  const reply = await send('POST', partners, { tenantId: ids.partner, autoConsent: true });
  expect([reply.status, reply.errorCode]).toEqual([400, 'Request_BadRequest']);
  expect(home.partners.size).toBe(0);
});

test('identity synchronization is created with PUT once, changed with PATCH, and blocks the deletion of its partner', async () => {
  const { send } = createSmallSandbox();
  await send('POST', partners, { tenantId: ids.partner });
  const policy = `${partner}/identitySynchronization`;
  const body = { displayName: 'Fabrikam', userSyncInbound: { isSyncAllowed: true } };
  expect((await send('PATCH', policy, body)).errorCode).toBe('Directory_ObjectNotFound');
  expect((await send('PUT', policy, body)).status).toBe(204);
  const again = await send('PUT', policy, body);
  expect([again.status, again.errorCode]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue']);
  expect(again.body['error']).toMatchObject({ details: [{ code: 'ConflictingObjects' }] });
  expect((await send('PATCH', policy, { userSyncInbound: { isSyncAllowed: false } })).status).toBe(204);
  expect((await send('GET', policy)).body).toMatchObject({
    displayName: 'Fabrikam',
    userSyncInbound: { isSyncAllowed: false },
  });
  expect((await send('DELETE', partner)).status).toBe(400);
  expect((await send('DELETE', policy)).status).toBe(204);
  expect((await send('DELETE', partner)).status).toBe(204);
});

test('the default redeems nothing automatically', async () => {
  const { send } = createSmallSandbox();
  expect((await send('GET', '/policies/crossTenantAccessPolicy/default')).body['automaticUserConsentSettings']).toEqual(
    {
      inboundAllowed: false,
      outboundAllowed: false,
    },
  );
});

test('a template takes its levels as a comma list, refuses others and is reset', async () => {
  const { send } = createSmallSandbox();
  const template = '/policies/crossTenantAccessPolicy/templates/multiTenantOrganizationPartnerConfiguration';
  const settings = { automaticUserConsentSettings: { inboundAllowed: true } };
  expect(
    (await send('PATCH', template, { ...settings, templateApplicationLevel: 'newPartners, existingPartners' })).status,
  ).toBe(204);
  expect((await send('PATCH', template, { templateApplicationLevel: 'everybody' })).status).toBe(400);
  expect((await send('GET', template)).body).toMatchObject({
    templateApplicationLevel: 'newPartners, existingPartners',
  });
  expect((await send('POST', `${template}/resetToDefaultSettings`)).status).toBe(204);
  expect((await send('GET', template)).body).toMatchObject({
    templateApplicationLevel: 'newPartners,existingPartners',
    automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
  });
});

test('settings that have no effect here are kept as sent, and null makes one inherited again', async () => {
  const { send } = createSmallSandbox();
  const path = `/policies/crossTenantAccessPolicy/partners/${ids.stranger}`;
  const trust = { isMfaAccepted: true, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false };
  await send('POST', '/policies/crossTenantAccessPolicy/partners', { tenantId: ids.stranger, inboundTrust: trust });
  await send('PATCH', path, { b2bDirectConnectOutbound: null, isServiceProvider: true });
  expect((await send('GET', path)).body).toMatchObject({ inboundTrust: trust, isServiceProvider: true });
  await send('PATCH', path, { inboundTrust: null });
  expect((await send('GET', path)).body).toMatchObject({ inboundTrust: null, isServiceProvider: true });
  const wrong = await send('PATCH', path, { inboundTrust: { isMfaAcepted: true } });
  expect(wrong.status).toBe(400);
});
