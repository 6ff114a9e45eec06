import type { Principal } from '@tenantry/domain';
import { describe, expect, test } from 'vitest';
import { createGraphDirectory } from './graph-directory.ts';
import { answersFor, guidOf, sampleUser, type SampleDirectory } from './testing/sample-directory.ts';
import { createScriptedClient, rejection } from './testing/scripted-client.ts';
import { refusal, type Script } from './testing/scripted-graph.ts';

function directoryOf(script: Script) {
  const scripted = createScriptedClient(script);
  return { ...scripted, directory: createGraphDirectory(scripted.client) };
}

const role = {
  id: guidOf(900),
  displayName: 'msiam_access',
  isEnabled: true,
  allowedMemberTypes: ['User'],
  value: null,
};
const configuration = (number: number): { readonly id: string } & Record<string, unknown> => ({
  id: guidOf(number),
  appId: guidOf(number + 1_000),
  displayName: `MTO_Sync_${guidOf(number + 2_000)}`,
  applicationTemplateId: '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7',
  appRoles: [role],
});

function organizationOf(partners: number): SampleDirectory {
  const numbers = Array.from({ length: partners }, (_, index) => index + 1);
  const configurations = numbers.map(configuration);
  const each = <T>(value: (id: string) => T) => Object.fromEntries(configurations.map(({ id }) => [id, [value(id)]]));
  return {
    tenants: [0, ...numbers].map((number) => ({
      tenantId: guidOf(number + 2_000).toUpperCase(),
      displayName: `Tenant ${String(number)}`,
      role: number === 0 ? 'owner' : 'member',
      state: 'active',
      joinedDateTime: number === 0 ? null : '2026-01-01T00:00:00Z',
    })),
    partners: numbers.map((number) => ({
      tenantId: guidOf(number + 2_000),
      automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: true },
      identitySynchronization: { userSyncInbound: { isSyncAllowed: number === 1 } },
    })),
    servicePrincipals: configurations,
    jobs: each((id) => ({ id: `Azure2Azure.x.${id}`, templateId: 'Azure2Azure', schedule: { state: 'Active' } })),
    assignments: each((id) => ({
      id: `assignment-of-${id}`,
      appRoleId: role.id,
      principalId: guidOf(1),
      principalType: 'Group',
      principalDisplayName: 'All',
    })),
    secrets: Object.fromEntries(
      numbers.map((number) => [
        guidOf(number),
        [
          { key: 'CompanyId', value: guidOf(number + 2_000) },
          { key: 'SyncAll', value: 'false' },
        ],
      ]),
    ),
    users: Array.from({ length: 30 }, (_, index) => sampleUser(index + 3_000)),
    groups: Array.from({ length: 6 }, (_, index) => ({
      id: guidOf(index + 4_000),
      members: [
        sampleUser(3_000),
        { '@odata.type': '#microsoft.graph.group', id: guidOf(4_000), displayName: 'Inner' },
      ],
      transitiveMembers: [sampleUser(3_001)],
    })),
  };
}

test('everything a plan for 99 tenants needs is read in at most 16 requests', async () => {
  const { directory, sent } = directoryOf(answersFor(organizationOf(99)));
  const picked: Principal[] = [
    ...Array.from({ length: 30 }, (_, index) => ({
      id: guidOf(index + 3_000),
      kind: 'user' as const,
      displayName: '',
    })),
    ...Array.from({ length: 6 }, (_, index) => ({
      id: guidOf(index + 4_000),
      kind: 'group' as const,
      displayName: '',
    })),
  ];
  const [organization, partners, configurations, principals] = await Promise.all([
    directory.readOrganization(),
    directory.readPartnerConfigurations(),
    directory.readConfigurations(),
    directory.readPrincipals(picked),
  ]);
  expect(organization.tenants).toHaveLength(100);
  expect(partners).toHaveLength(99);
  expect(configurations).toHaveLength(99);
  expect(configurations.every((one) => one.jobs.length === 1 && one.assignments.length === 1)).toBe(true);
  expect(configurations.map((one) => one.settings?.targetTenantId)).toEqual(
    Array.from({ length: 99 }, (_, index) => guidOf(index + 2_001)),
  );
  expect([...principals.values()].filter((facts) => facts.kind === 'missing')).toEqual([]);
  expect(sent.length).toBeLessThanOrEqual(16);
});

describe('the organization', () => {
  test('is read with its tenants but removed ones, ids in lower case', async () => {
    const { directory } = directoryOf(
      answersFor({
        tenants: [
          { tenantId: 'AAAAAAAA-0000-4000-8000-000000000001', displayName: 'Contoso', role: 'owner', state: 'active' },
          { tenantId: guidOf(2), displayName: 'Leaving', role: 'member', state: 'removed' },
          {
            tenantId: guidOf(3),
            displayName: 'New',
            role: 'captain',
            state: 'dozing',
            joinedDateTime: '2026-02-01T00:00:00Z',
          },
        ],
      }),
    );
    expect(await directory.readOrganization()).toEqual({
      state: 'active',
      displayName: 'Contoso Group',
      tenants: [
        { tenantId: 'aaaaaaaa-0000-4000-8000-000000000001', displayName: 'Contoso', role: 'owner', state: 'active' },
        { tenantId: guidOf(3), displayName: 'New', role: 'unknown', state: 'unknown', joinedAt: Date.UTC(2026, 1, 1) },
      ],
    });
  });

  test('is inactive for a tenant that belongs to none, although Graph answers 200', async () => {
    const { directory } = directoryOf((request) =>
      request.path.endsWith('tenants')
        ? refusal(404, 'Directory_ObjectNotFound')
        : { status: 200, body: { state: 'inactive', displayName: null } },
    );
    expect(await directory.readOrganization()).toEqual({ state: 'inactive', tenants: [] });
  });
});

describe('partner configurations', () => {
  test('allow nothing where a setting is absent', async () => {
    const { directory } = directoryOf(
      answersFor({ partners: [{ tenantId: guidOf(1), automaticUserConsentSettings: null }] }),
    );
    expect(await directory.readPartnerConfigurations()).toEqual([
      {
        tenantId: guidOf(1),
        automaticRedemptionOutbound: false,
        automaticRedemptionInbound: false,
        userSyncInboundAllowed: false,
      },
    ]);
  });

  test('are read one by one where Graph does not expand them', async () => {
    const { directory } = directoryOf(({ path, query }) => {
      if (query.includes('expand')) return refusal(400, 'Request_UnsupportedQuery');
      if (path.endsWith('/partners'))
        return { status: 200, body: { value: [{ tenantId: guidOf(1) }, { tenantId: guidOf(2) }] } };
      if (path.includes(guidOf(2))) return refusal(404, 'Directory_ObjectNotFound');
      return { status: 200, body: { userSyncInbound: { isSyncAllowed: true } } };
    });
    const partners = await directory.readPartnerConfigurations();
    expect(partners.map((partner) => partner.userSyncInboundAllowed)).toEqual([true, false]);
  });
});

describe('a configuration', () => {
  test('carries the role people must be assigned with', async () => {
    const other = { ...role, id: guidOf(901), displayName: 'User' };
    const rolesAnd = async (appRoles: readonly object[]): Promise<string | undefined> => {
      const { directory } = directoryOf(() => ({ status: 200, body: { ...configuration(1), appRoles } }));
      return (await directory.readConfiguration(guidOf(1)))?.assignmentRoleId;
    };
    expect(await rolesAnd([other, role])).toBe(role.id);
    expect(await rolesAnd([other])).toBe(other.id);
    expect(await rolesAnd([other, { ...other, id: guidOf(902) }])).toBeUndefined();
    expect(await rolesAnd([{ ...role, isEnabled: false }])).toBeUndefined();
  });

  test('is found by its exact name among those of the template only', async () => {
    const { directory, sent } = directoryOf(() => ({
      status: 200,
      body: { value: [configuration(1), { ...configuration(2), applicationTemplateId: null }] },
    }));
    expect((await directory.findConfigurations("O'Brien")).map((found) => found.servicePrincipalId)).toEqual([
      guidOf(1),
    ]);
    expect(new URLSearchParams(sent[0]?.query).get('$filter')).toBe("displayName eq 'O''Brien'");
  });

  test('that the directory does not know is undefined, and other refusals are errors', async () => {
    const { directory } = directoryOf(() => refusal(404, 'Request_ResourceNotFound'));
    expect(await directory.readConfiguration(guidOf(1))).toBeUndefined();
    const { directory: other } = directoryOf(() => refusal(403, 'Authorization_RequestDenied'));
    expect(await rejection(other.readConfiguration(guidOf(1)))).toMatchObject({ code: 'forbidden' });
  });

  test('that vanished between the list and its jobs is left out, of status too', async () => {
    const sample = organizationOf(3);
    const script: Script = (request) =>
      request.path.includes(guidOf(2)) ? refusal(404, 'Request_ResourceNotFound') : answersFor(sample)(request);
    const { directory } = directoryOf(script);
    expect((await directory.readConfigurations()).map((one) => one.servicePrincipalId)).toEqual([guidOf(1), guidOf(3)]);
    expect([...(await directory.readJobs([guidOf(1), guidOf(2)])).keys()]).toEqual([guidOf(1)]);
  });

  test('to which more people are assigned than a list brings along is read to its end', async () => {
    const sample = organizationOf(1);
    const assigned = Array.from({ length: 45 }, (_, index) => ({
      id: `assignment-${String(index)}`,
      appRoleId: role.id,
      principalId: guidOf(index + 1),
      principalType: 'User',
      principalDisplayName: `Person ${String(index)}`,
    }));
    const { directory } = directoryOf(answersFor({ ...sample, assignments: { [guidOf(1)]: assigned } }));
    expect((await directory.readConfigurations())[0]?.assignments).toHaveLength(45);
  });

  test('that was made tells when, by its application', async () => {
    const { directory, sent } = directoryOf(() => ({
      status: 201,
      body: { application: { createdDateTime: '2026-11-22T09:00:00Z' }, servicePrincipal: configuration(1) },
    }));
    expect(await directory.createConfiguration('MTO_Sync_x')).toMatchObject({
      servicePrincipalId: guidOf(1),
      createdAt: Date.UTC(2026, 10, 22, 9),
      assignmentRoleId: role.id,
    });
    expect(sent[0]?.body).toEqual({ displayName: 'MTO_Sync_x' });
  });
});

describe('a connection check', () => {
  const policy = 'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure';
  const nested = JSON.stringify({
    error: { code: policy, message: 'The source tenant has not enabled automatic consent.' },
  });

  test.each([
    [policy, 'The source tenant has not enabled automatic user consent with the target tenant.', 'home'],
    [policy, 'The target tenant has not enabled inbound synchronization with this tenant.', 'target'],
    [policy, 'Something new.', 'unknown'],
    ['AzureDirectoryB2BManagementPolicyCheckFailure', 'Policy permitting auto-redemption not configured.', 'unknown'],
    ['ExternalTenantNotFound', 'x', 'target'],
    ['UnknownError', nested, 'home'],
  ])('%s, "%s" lies with the side: %s', async (code, message, side) => {
    const { directory } = directoryOf(() => refusal(400, code, message));
    const check = await directory.checkConnection(guidOf(1), guidOf(2));
    expect(check).toMatchObject({ ok: false, side });
    expect(check).not.toMatchObject({ message });
  });

  test('that succeeds is ok, and tests before there is a job', async () => {
    const { directory, sent } = directoryOf(() => ({ status: 204 }));
    expect(await directory.checkConnection(guidOf(1), guidOf(2))).toEqual({ ok: true });
    expect(sent[0]?.path).toBe(`/v1.0/servicePrincipals/${guidOf(1)}/synchronization/jobs/validateCredentials`);
  });

  test.each([
    [404, 'Request_ResourceNotFound', 'not-found'],
    [403, 'Authorization_RequestDenied', 'forbidden'],
    [400, 'Request_BadRequest', 'invalid-request'],
  ])('that could not be made (%i %s) is an error', async (status, code, expected) => {
    const { directory } = directoryOf(() => refusal(status, code));
    expect(await rejection(directory.checkConnection(guidOf(1), guidOf(2)))).toMatchObject({ code: expected });
  });
});

describe('an assignment', () => {
  const principal = { id: guidOf(5), kind: 'group', displayName: 'All' } as const;

  test('that exists already is told as such, by the one text Graph has for it', async () => {
    const { directory } = directoryOf(() =>
      refusal(400, 'Request_BadRequest', 'Permission being assigned already exists on the object'),
    );
    expect(await rejection(directory.assign(guidOf(1), principal, role.id))).toMatchObject({ code: 'already-exists' });
  });

  test('to something that is not replicated yet is an invalid request', async () => {
    const { directory } = directoryOf(() => refusal(400, 'Request_BadRequest', 'Not a valid reference update.'));
    expect(await rejection(directory.assign(guidOf(1), principal, role.id))).toMatchObject({ code: 'invalid-request' });
  });

  test('is read for users and groups, over all pages', async () => {
    const item = (number: number, principalType: string): object => ({
      id: `assignment-${String(number)}`,
      appRoleId: role.id,
      principalId: guidOf(number),
      principalType,
      principalDisplayName: number === 2 ? null : `Name ${String(number)}`,
    });
    const next = `https://graph.microsoft.com/v1.0/servicePrincipals/${guidOf(1)}/appRoleAssignedTo?$skiptoken=x`;
    const { directory } = directoryOf((request) =>
      request.query.includes('skiptoken')
        ? { status: 200, body: { value: [item(2, 'Group'), item(3, 'ServicePrincipal')] } }
        : { status: 200, body: { value: [item(1, 'User')], '@odata.nextLink': next } },
    );
    expect(await directory.readAssignments(guidOf(1))).toEqual([
      {
        assignmentId: 'assignment-1',
        principal: { id: guidOf(1), kind: 'user', displayName: 'Name 1' },
        roleId: role.id,
      },
      {
        assignmentId: 'assignment-2',
        principal: { id: guidOf(2), kind: 'group', displayName: guidOf(2) },
        roleId: role.id,
      },
    ]);
  });
});

test('an id that is none is refused before anything is sent', async () => {
  const { directory, sent } = directoryOf(() => ({ status: 204 }));
  const attempts = [
    directory.unassign(guidOf(1), '../../users'),
    directory.startJob(guidOf(1), 'Azure2Azure.x/../y'),
    directory.createPartnerConfiguration('not-a-guid'),
    directory.assign(guidOf(1), { id: "x' or 1 eq 1", kind: 'user', displayName: '' }, role.id),
    directory.readPrincipals([{ id: "x') or (1 eq 1", kind: 'user', displayName: '' }]),
  ];
  for (const attempt of attempts) expect(await rejection(attempt)).toMatchObject({ code: 'invalid-request' });
  expect(sent).toEqual([]);
});

test('allowing outbound redemption sends nothing but that', async () => {
  const { directory, sent } = directoryOf(() => ({ status: 204 }));
  await directory.allowOutboundRedemption(guidOf(1));
  expect(sent[0]).toMatchObject({ method: 'PATCH', body: { automaticUserConsentSettings: { outboundAllowed: true } } });
});

describe('a configuration that goes', () => {
  const [id, application] = [guidOf(1), guidOf(2)];
  const called = (sent: readonly { readonly method: string; readonly path: string }[]) =>
    sent.map(({ method, path }) => `${method} ${path.replace('/v1.0', '')}`);

  test('takes its application along where that is known, and only there', async () => {
    const { directory, sent } = directoryOf(() => ({ status: 204 }));
    await directory.deleteConfiguration(id);
    await directory.deleteConfiguration(id, application);
    expect(called(sent)).toEqual([
      `DELETE /servicePrincipals/${id}`,
      `DELETE /servicePrincipals/${id}`,
      `DELETE /applications/${application}`,
    ]);
  });

  test('is gone although its application is refused; one that was gone before says so', async () => {
    const refused = directoryOf((request) =>
      request.path.includes('/applications/') ? refusal(403, 'Authorization_RequestDenied') : { status: 204 },
    );
    await refused.directory.deleteConfiguration(id, application);
    expect(refused.sent).toHaveLength(2);
    const gone = directoryOf(() => refusal(404, 'Request_ResourceNotFound'));
    expect(await rejection(gone.directory.deleteConfiguration(id, application))).toMatchObject({ code: 'not-found' });
    expect(gone.sent).toHaveLength(1);
  });

  test('is renamed with its application, and its job is paused', async () => {
    const { directory, sent } = directoryOf(() => ({ status: 204 }));
    await directory.renameConfiguration(id, 'New', application);
    await directory.pauseJob(id, 'Azure2Azure.x.y');
    expect(called(sent)).toEqual([
      `PATCH /servicePrincipals/${id}`,
      `PATCH /applications/${application}`,
      `POST /servicePrincipals/${id}/synchronization/jobs/Azure2Azure.x.y/pause`,
    ]);
    expect(sent.map(({ body }) => body)).toEqual([{ displayName: 'New' }, { displayName: 'New' }, undefined]);
  });
});

describe('what forbids writes', () => {
  test('is asked before every request that may change something, and before no other', async () => {
    let asked = 0;
    const { client, sent } = createScriptedClient(
      (request, count) =>
        count === 1 ? refusal(503, 'ServiceUnavailable') : { status: request.method === 'GET' ? 200 : 204 },
      { beforeWrite: async () => void (asked += 1) },
    );
    const directory = createGraphDirectory(client);
    await directory.allowOutboundRedemption(guidOf(1));
    expect([sent.length, asked]).toEqual([2, 2]);
    await directory.readConfiguration(guidOf(1)).catch(() => undefined);
    await directory.checkConnection(guidOf(1), guidOf(2));
    expect(asked).toBe(2);
  });

  test('lets nothing out, not even the repetition of what was sent before', async () => {
    let asked = 0;
    const { client, sent } = createScriptedClient(() => refusal(503, 'ServiceUnavailable'), {
      beforeWrite: async () => {
        asked += 1;
        if (asked > 1) throw new Error('The lease is lost.');
      },
    });
    const directory = createGraphDirectory(client);
    expect(await rejection(directory.allowOutboundRedemption(guidOf(1)))).toMatchObject({
      message: 'The lease is lost.',
    });
    expect(sent).toHaveLength(1);
    expect(await rejection(directory.deleteConfiguration(guidOf(1)))).toMatchObject({ message: 'The lease is lost.' });
    expect(sent).toHaveLength(1);
  });
});
