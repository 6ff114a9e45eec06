import { expect, it } from 'vitest';
import { createSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox-interface.ts';
import { crossTenantTemplateId } from './world/world.ts';

const scopes = [
  'User.Read.All',
  'Group.Read.All',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'Policy.ReadWrite.CrossTenantAccess',
];

async function administrator(sandbox: Sandbox) {
  const token = await sandbox.issueToken({ userId: sandbox.world().personas[0]?.userId ?? '', scopes });
  return async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const payload = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await sandbox.fetch(
      new Request(`http://localhost:3100/graph/v1.0${path}`, { method, headers, ...payload }),
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  };
}

it('shares a person with a partner tenant through Graph, and the person arrives there as a member', async () => {
  const sandbox = createSandbox();
  const ask = await administrator(sandbox);
  const { tenants, homeTenantId } = sandbox.state();
  const home = tenants.find((tenant) => tenant.tenantId === homeTenantId);
  const target = tenants.find(
    (tenant) =>
      tenant.tenantId !== homeTenantId &&
      tenant.state === 'active' &&
      sandbox.world().tenants.get(tenant.tenantId)?.partners.get(homeTenantId)?.identitySynchronization?.userSyncInbound
        ?.isSyncAllowed,
  );
  const person = home?.users[3];
  if (target === undefined || person === undefined) throw new Error('The scenario lacks a partner or a person.');

  const made = await ask('POST', `/applicationTemplates/${crossTenantTemplateId}/instantiate`, {
    displayName: `MTO_Sync_${target.tenantId}`,
  });
  const principal = made['servicePrincipal'] as { id: string };
  const base = `/servicePrincipals/${principal.id}`;
  const { appRoles } = (await ask('GET', base)) as { appRoles: { id: string; displayName: string }[] };
  const job = await ask('POST', `${base}/synchronization/jobs`, { templateId: 'Azure2Azure' });
  await ask('PUT', `${base}/synchronization/secrets`, {
    value: [
      { key: 'CompanyId', value: target.tenantId },
      { key: 'AuthenticationType', value: 'SyncPolicy' },
    ],
  });
  await ask('POST', `${base}/appRoleAssignedTo`, {
    principalId: person.id,
    resourceId: principal.id,
    appRoleId: appRoles.find((role) => role.displayName === 'User')?.id ?? appRoles[0]?.id,
  });
  await ask('POST', `${base}/synchronization/jobs/${String(job['id'])}/start`);
  sandbox.clock.advance(10 * 60_000);

  const arrived = sandbox
    .state(target.tenantId)
    .tenants[0]?.users.filter((user) => user.displayName === person.displayName);
  expect(arrived).toHaveLength(1);
  expect(arrived?.[0]).toMatchObject({ userType: 'Member', creationType: 'Invitation', department: person.department });
  const configuration = sandbox
    .state(homeTenantId)
    .tenants[0]?.configurations.find(({ servicePrincipalId }) => servicePrincipalId === principal.id);
  expect(configuration).toMatchObject({
    displayName: `MTO_Sync_${target.tenantId}`,
    jobs: [{ templateId: 'Azure2Azure', status: { code: 'Active' } }],
    secrets: { CompanyId: target.tenantId, AuthenticationType: 'SyncPolicy' },
    assignments: [{ principalId: person.id, principalType: 'User' }],
  });
});
