import { expect, test } from 'vitest';
import { crossTenantTemplateId, portalClientId } from '../world/world.ts';
import { directoryRoles, type DirectoryRoleName } from './directory-roles.ts';
import type { Caller } from './graph.ts';
import { administrator, createConfiguration, createSmallSandbox, ids } from './testing/small-world.ts';

const holder = (...roles: DirectoryRoleName[]): Caller => ({
  ...administrator,
  directoryRoles: roles.map((role) => directoryRoles[role]),
});
const application = (...appRoles: string[]): Caller => ({
  kind: 'app',
  tenantId: ids.home,
  clientId: portalClientId,
  scopes: [],
  appRoles,
  directoryRoles: [],
});
const partners = '/policies/crossTenantAccessPolicy/partners';

async function reads(caller: Caller): Promise<Record<string, number>> {
  const sandbox = createSmallSandbox();
  const { id } = await createConfiguration(sandbox);
  const get = async (path: string) => (await sandbox.send('GET', path, undefined, { caller })).status;
  return {
    users: await get('/users'),
    configurations: await get('/servicePrincipals'),
    organization: await get('/tenantRelationships/multiTenantOrganization'),
    partners: await get(partners),
    jobs: await get(`/servicePrincipals/${id}/synchronization/jobs`),
    logs: await get('/auditLogs/provisioning'),
  };
}

const basics = { users: 200, configurations: 200, organization: 200 };

test.each<[DirectoryRoleName | undefined, object]>([
  ['globalAdministrator', { ...basics, partners: 200, jobs: 200, logs: 200 }],
  ['globalReader', { ...basics, partners: 200, jobs: 403, logs: 200 }],
  ['helpdeskAdministrator', { ...basics, partners: 403, jobs: 403, logs: 403 }],
  ['securityReader', { ...basics, partners: 200, jobs: 403, logs: 200 }],
  ['reportsReader', { ...basics, partners: 403, jobs: 403, logs: 200 }],
  ['hybridIdentityAdministrator', { ...basics, partners: 403, jobs: 200, logs: 403 }],
  ['applicationAdministrator', { ...basics, partners: 403, jobs: 200, logs: 200 }],
  [undefined, { ...basics, partners: 403, jobs: 403, logs: 403 }],
])('somebody whose role is %s reads what the role allows', async (role, expected) => {
  expect(await reads(role ? holder(role) : holder())).toEqual(expected);
});

test('the reader application reads everything and writes nothing', async () => {
  const reader = application(
    'User.Read.All',
    'Group.Read.All',
    'MultiTenantOrganization.Read.All',
    'Policy.Read.All',
    'Application.Read.All',
    'Synchronization.Read.All',
    'ProvisioningLog.Read.All',
  );
  expect(await reads(reader)).toEqual({ ...basics, partners: 200, jobs: 200, logs: 200 });
  const { send } = createSmallSandbox();
  const denied = await send('POST', partners, { tenantId: ids.partner }, { caller: reader });
  expect(denied.errorCode).toBe('Authorization_RequestDenied');
});

test('a missing role and a missing permission are the same 403, and nothing is changed', async () => {
  const { send, home } = createSmallSandbox();
  const withoutRole = await send('POST', partners, { tenantId: ids.partner }, { caller: holder('globalReader') });
  const withoutScope = await send(
    'POST',
    partners,
    { tenantId: ids.partner },
    { caller: { ...administrator, scopes: ['Policy.Read.All'] } },
  );
  for (const reply of [withoutRole, withoutScope]) {
    expect([reply.status, reply.errorCode]).toEqual([403, 'Authorization_RequestDenied']);
  }
  expect(home.partners.size).toBe(0);
});

test('each step of sharing is open to the role Microsoft names for it', async () => {
  const sandbox = createSmallSandbox();
  const { send } = sandbox;
  const status = async (caller: Caller, path: string, body: unknown) =>
    (await send('POST', path, body, { caller })).status;
  expect(await status(holder('securityAdministrator'), partners, { tenantId: ids.partner })).toBe(201);
  const instantiate = `/applicationTemplates/${crossTenantTemplateId}/instantiate`;
  expect(await status(holder('cloudApplicationAdministrator'), instantiate, { displayName: 'x' })).toBe(201);
  expect(await status(holder('securityAdministrator'), instantiate, { displayName: 'x' })).toBe(403);
  const { id, appRoleId } = await createConfiguration(sandbox);
  const jobs = `/servicePrincipals/${id}/synchronization/jobs`;
  expect(await status(holder('hybridIdentityAdministrator'), jobs, { templateId: 'Azure2Azure' })).toBe(201);
  const assigned = `/servicePrincipals/${id}/appRoleAssignedTo`;
  const assignment = { principalId: ids.ann, resourceId: id, appRoleId };
  expect(await status(holder('hybridIdentityAdministrator'), assigned, assignment)).toBe(403);
  expect(await status(holder('applicationAdministrator'), assigned, assignment)).toBe(201);
});

test('assigning needs two permissions together, or the one that includes both', async () => {
  const sandbox = createSmallSandbox();
  const { id, appRoleId } = await createConfiguration(sandbox);
  const assign = async (principalId: string, ...scopes: string[]) =>
    (
      await sandbox.send(
        'POST',
        `/servicePrincipals/${id}/appRoleAssignedTo`,
        { principalId, resourceId: id, appRoleId },
        { caller: { ...administrator, scopes } },
      )
    ).status;
  expect(await assign(ids.ann, 'AppRoleAssignment.ReadWrite.All')).toBe(403);
  expect(await assign(ids.ann, 'AppRoleAssignment.ReadWrite.All', 'Application.Read.All')).toBe(201);
  expect(await assign(ids.ben, 'Application.ReadWrite.All')).toBe(201);
});

test('an application with OwnedBy reaches only what it made itself', async () => {
  const sandbox = createSmallSandbox();
  const { id } = await createConfiguration(sandbox);
  const caller = { ...application('Application.ReadWrite.OwnedBy'), clientId: ids.stranger };
  const get = async (path: string) => sandbox.send('GET', path, undefined, { caller });
  expect((await get(`/servicePrincipals/${id}`)).status).toBe(403);
  expect((await get('/servicePrincipals')).body.value).toEqual([]);
  const instantiate = `/applicationTemplates/${crossTenantTemplateId}/instantiate`;
  const made = await sandbox.send('POST', instantiate, { displayName: 'own' }, { caller });
  const own = (made.body['servicePrincipal'] as { readonly id: string }).id;
  expect((await get(`/servicePrincipals/${own}/synchronization/jobs`)).status).toBe(200);
});

test('User.Read opens the own profile only, and ReadBasic the basic one of others', async () => {
  const { send } = createSmallSandbox();
  const get = (id: string, scope: string) =>
    send('GET', `/users/${id}?$select=id,displayName,userType`, undefined, {
      caller: { ...administrator, scopes: [scope] },
    });
  expect((await get(ids.admin, 'User.Read')).body).toMatchObject({ userType: 'Member' });
  expect((await get(ids.ann, 'User.Read')).status).toBe(403);
  const basic = await get(ids.ann, 'User.ReadBasic.All');
  expect(basic.body).toMatchObject({ displayName: 'Ann-Marie O’Lee' });
  expect(basic.body).not.toHaveProperty('userType');
  const caller = { ...administrator, scopes: ['User.ReadBasic.All'] };
  const find = async (filter: string) => (await send('GET', `/users?$filter=${filter}`, undefined, { caller })).status;
  expect(await find("displayName eq 'Alex Admin'")).toBe(200);
  expect(await find("userType eq 'Guest'")).toBe(403);
});

test('/me is for people only', async () => {
  const { send } = createSmallSandbox();
  expect((await send('GET', '/me', undefined, { caller: application('User.Read.All') })).status).not.toBe(200);
});

test('a token reaches its own tenant only', async () => {
  const { send } = createSmallSandbox();
  const caller = { ...administrator, tenantId: ids.partner };
  expect((await send('GET', '/users', undefined, { caller })).body.value).toEqual([]);
  expect((await send('GET', `/users/${ids.ann}`, undefined, { caller })).status).toBe(404);
});
