import { expect, test } from 'vitest';
import { crossTenantTemplateId } from '../world/world.ts';
import { createConfiguration, createSmallSandbox, ids, smallUser } from './testing/small-world.ts';

const instantiate = `/applicationTemplates/${crossTenantTemplateId}/instantiate`;

test('instantiating makes an application and an enterprise application that share an appId', async () => {
  const { send } = createSmallSandbox();
  const { status, body } = await send('POST', instantiate, { displayName: 'MTO_Sync_x' });
  expect(status).toBe(201);
  const { application, servicePrincipal } = body as unknown as Record<string, Record<string, unknown>>;
  expect(servicePrincipal).toMatchObject({
    applicationTemplateId: crossTenantTemplateId,
    appId: application?.['appId'],
    appRoleAssignmentRequired: true,
    servicePrincipalType: 'Application',
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
    servicePrincipalNames: [application?.['appId']],
    appRoles: [{ displayName: 'msiam_access', allowedMemberTypes: ['User'], value: null, isEnabled: true }],
  });
  expect(application).toMatchObject({ signInAudience: 'AzureADMyOrg', tags: [] });
});

test('instantiating twice makes two configurations of one name', async () => {
  const { send } = createSmallSandbox();
  await send('POST', instantiate, { displayName: 'MTO_Sync_x' });
  await send('POST', instantiate, { displayName: 'MTO_Sync_x' });
  const found = await send('GET', "/servicePrincipals?$filter=displayName eq 'MTO_Sync_x'");
  expect(found.body.value).toHaveLength(2);
});

test('configurations are found by their template, under whatever name', async () => {
  const { send, home } = createSmallSandbox();
  await send('POST', instantiate, { displayName: 'Somebody’s own' });
  const foreign = [...home.servicePrincipals.values()][0];
  if (foreign) home.servicePrincipals.set('other', { ...foreign, id: 'other', applicationTemplateId: null });
  const filter = `applicationTemplateId eq '${crossTenantTemplateId}'`;
  const found = await send('GET', `/servicePrincipals?$filter=${filter}&$select=id,displayName`);
  expect(found.body.value).toEqual([{ id: foreign?.id, displayName: 'Somebody’s own' }]);
});

test('a new configuration is 404 at first, and lists lag behind reads by id', async () => {
  const sandbox = createSmallSandbox({ replicationDelay: 1000 });
  const { id } = await createConfiguration(sandbox);
  const byId = async () => (await sandbox.send('GET', `/servicePrincipals/${id}`)).status;
  const listed = async () => (await sandbox.send('GET', '/servicePrincipals')).body.value?.length;
  const job = await sandbox.send('POST', `/servicePrincipals/${id}/synchronization/jobs`, {
    templateId: 'Azure2Azure',
  });
  expect([job.status, job.errorCode]).toEqual([404, 'Request_ResourceNotFound']);
  expect([await byId(), await listed()]).toEqual([404, 0]);
  sandbox.clock.advance(1500);
  expect([await byId(), await listed()]).toEqual([200, 0]);
  sandbox.clock.advance(1500);
  expect([await byId(), await listed()]).toEqual([200, 1]);
});

test('a deleted application takes its enterprise application and jobs with it, and lists show it a while longer', async () => {
  const sandbox = createSmallSandbox({ replicationDelay: 1000 });
  const { id, applicationId } = await createConfiguration(sandbox);
  sandbox.clock.advance(10_000);
  await sandbox.send('POST', `/servicePrincipals/${id}/synchronization/jobs`, { templateId: 'Azure2Azure' });
  sandbox.clock.advance(10_000);
  expect((await sandbox.send('DELETE', `/applications/${applicationId}`)).status).toBe(204);
  expect(sandbox.home.servicePrincipals.get(id)).toMatchObject({
    jobs: [],
    deletedDateTime: expect.any(String) as unknown,
  });
  sandbox.clock.advance(1500);
  expect((await sandbox.send('GET', `/servicePrincipals/${id}`)).status).toBe(404);
  expect((await sandbox.send('GET', '/servicePrincipals')).body.value).toHaveLength(1);
  sandbox.clock.advance(1500);
  expect((await sandbox.send('GET', '/servicePrincipals')).body.value).toHaveLength(0);
});

test('a configuration can be renamed, and is then no longer found by its old name', async () => {
  const sandbox = createSmallSandbox();
  const { id } = await createConfiguration(sandbox);
  expect((await sandbox.send('PATCH', `/servicePrincipals/${id}`, { displayName: 'Renamed' })).status).toBe(204);
  const found = await sandbox.send('GET', `/servicePrincipals?$filter=startswith(displayName,'MTO_Sync_')`);
  expect(found.body.value).toEqual([]);
});

test('another gallery template is not there', async () => {
  const { send } = createSmallSandbox();
  expect((await send('POST', `/applicationTemplates/${ids.ann}/instantiate`, { displayName: 'x' })).status).toBe(404);
  expect((await send('POST', instantiate, {})).errorCode).toBe('Request_BadRequest');
});

test('an assignment has an opaque id and names both sides; a second one is refused', async () => {
  const sandbox = createSmallSandbox();
  const { id, appRoleId } = await createConfiguration(sandbox);
  const body = { principalId: ids.sales, resourceId: id, appRoleId };
  const made = await sandbox.send('POST', `/servicePrincipals/${id}/appRoleAssignedTo`, body);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    principalType: 'Group',
    principalDisplayName: 'Sales EMEA',
    resourceId: id,
    appRoleId,
  });
  expect(made.body['id']).toMatch(/^[\w-]{43}$/);
  const again = await sandbox.send('POST', `/servicePrincipals/${id}/appRoleAssignedTo`, body);
  expect([again.status, again.errorCode]).toEqual([400, 'Request_BadRequest']);
  expect(again.body['error']).toMatchObject({ message: 'Permission being assigned already exists on the object' });
});

test('an assignment needs the role of the application, an existing principal and a security-enabled group', async () => {
  const sandbox = createSmallSandbox();
  const { id, appRoleId } = await createConfiguration(sandbox);
  const assign = (change: object) =>
    sandbox.send('POST', `/servicePrincipals/${id}/appRoleAssignedTo`, {
      principalId: ids.ann,
      resourceId: id,
      appRoleId,
      ...change,
    });
  expect((await assign({ appRoleId: '00000000-0000-0000-0000-000000000000' })).status).toBe(400);
  expect((await assign({ principalId: ids.stranger })).status).toBe(404);
  expect((await assign({ resourceId: ids.stranger })).status).toBe(400);
  const group = sandbox.home.groups.get(ids.sales);
  if (group) group.securityEnabled = false;
  expect((await assign({ principalId: ids.sales })).status).toBe(400);
  expect(sandbox.home.servicePrincipals.get(id)?.assignments).toEqual([]);
});

test('assignments are paged, and the list lags behind grants and removals', async () => {
  const sandbox = createSmallSandbox({ replicationDelay: 1000 });
  const { home, send, clock } = sandbox;
  const { id, appRoleId } = await createConfiguration(sandbox);
  clock.advance(10_000);
  const path = `/servicePrincipals/${id}/appRoleAssignedTo`;
  for (let index = 0; index < 3; index += 1) {
    const user = smallUser(`eeeeeeee-0000-4000-8000-00000000000${index}`, `Person ${index}`);
    home.users.set(user.id, user);
    await send('POST', path, { principalId: user.id, resourceId: id, appRoleId });
  }
  expect((await send('GET', path)).body.value).toEqual([]);
  clock.advance(10_000);
  const first = await send('GET', `${path}?$top=2`);
  const link = String(first.body['@odata.nextLink']);
  expect(link).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/servicePrincipals\/.*\$top=2.*\$skiptoken=/);
  const second = await send('GET', link.replace('https://graph.microsoft.com/v1.0', ''));
  expect(second.body).not.toHaveProperty('@odata.nextLink');
  const all = [...(first.body.value ?? []), ...(second.body.value ?? [])];
  expect(all.map(({ principalDisplayName }) => principalDisplayName)).toEqual(['Person 0', 'Person 1', 'Person 2']);
  expect((await send('DELETE', `${path}/${String(all[0]?.['id'])}`)).status).toBe(204);
  expect((await send('GET', path)).body.value).toHaveLength(3);
  expect((await send('DELETE', `${path}/${String(all[0]?.['id'])}`)).status).toBe(404);
});

test('notes, description, tags and whether an assignment is required are kept', async () => {
  const sandbox = createSmallSandbox();
  const { id, appId } = await createConfiguration(sandbox, 'Noted');
  const settings = { notes: 'Owned by IT', description: 'Share', tags: ['HideApp'], appRoleAssignmentRequired: false };
  expect((await sandbox.send('PATCH', `/servicePrincipals/${id}`, settings)).status).toBe(204);
  expect((await sandbox.send('GET', `/servicePrincipals(appId='${appId}')`)).body).toMatchObject({ id, ...settings });
  expect((await sandbox.send('PATCH', `/servicePrincipals/${id}`, { tags: 'HideApp' })).status).toBe(400);
});

test('an enterprise application is reached by its application id as well, with everything below it', async () => {
  const sandbox = createSmallSandbox();
  const { id, appId } = await createConfiguration(sandbox, 'By application id');
  const path = `/servicePrincipals(appId='${appId}')`;
  expect((await sandbox.send('GET', `${path}/synchronization/jobs`)).status).toBe(200);
  expect((await sandbox.send('GET', path)).body['id']).toBe(id);
  const nobody = await sandbox.send('GET', `/servicePrincipals(appId='${id}')`);
  expect([nobody.status, nobody.errorCode]).toEqual([404, 'Request_ResourceNotFound']);
});
