import { advanceSynchronization } from '../../engine/engine.ts';
import { createRandom } from '../../random/seeded-random.ts';
import { crossTenantTemplateId } from '../../world/world.ts';
import {
  administrator,
  allowSynchronization,
  createConfiguration,
  ids,
  secretsFor,
  type Reply,
  type SmallSandbox,
} from './small-world.ts';

const eventual = { headers: { ConsistencyLevel: 'eventual' } };
const policy = '/policies/crossTenantAccessPolicy';
const organization = '/tenantRelationships/multiTenantOrganization';

/** Calls every operation at least once with success, and in an order in which that works. */
export async function callEveryOperation(sandbox: SmallSandbox): Promise<void> {
  await walkOrganization(sandbox);
  await walkPolicies(sandbox);
  await walkDirectory(sandbox);
  await walkConfiguration(sandbox);
  await walkReports(sandbox);
}

async function walkOrganization({ send, world, clock }: SmallSandbox): Promise<void> {
  const joiner = { caller: { ...administrator, tenantId: ids.invited } };
  await send('GET', organization);
  await send('PATCH', organization, { description: 'All of us' });
  await send('GET', `${organization}/tenants`);
  await send('GET', `${organization}/tenants?$filter=state eq 'active'&$select=tenantId,state`);
  await send('POST', `${organization}/tenants`, { tenantId: ids.stranger, displayName: 'Litware' });
  await send('GET', `${organization}/tenants/${ids.stranger}`);
  await send('PATCH', `${organization}/tenants/${ids.stranger}`, { role: 'member' });
  await send('PATCH', `${organization}/joinRequest`, { addedByTenantId: ids.home }, joiner);
  await send('GET', `${organization}/joinRequest`, undefined, joiner);
  clock.advance(3 * 3_600_000);
  await send('GET', `${organization}/joinRequest`, undefined, joiner);
  await send('DELETE', `${organization}/tenants/${ids.stranger}`);
  await send('GET', `/tenantRelationships/findTenantInformationByTenantId(tenantId='${ids.partner}')`);
  const kept = world.organization;
  world.organization = null;
  await send('GET', organization);
  await send('PUT', organization, { displayName: 'Another', description: null });
  world.organization = kept;
}

async function walkPolicies({ send }: SmallSandbox): Promise<void> {
  await send('GET', `${policy}/default`);
  await send('POST', `${policy}/partners`, { tenantId: ids.stranger });
  await send('GET', `${policy}/partners?$expand=identitySynchronization`);
  await send('PATCH', `${policy}/partners/${ids.stranger}`, {
    automaticUserConsentSettings: { outboundAllowed: true },
  });
  await send('GET', `${policy}/partners/${ids.stranger}`);
  const synchronization = `${policy}/partners/${ids.stranger}/identitySynchronization`;
  await send('PUT', synchronization, { displayName: 'Litware', userSyncInbound: { isSyncAllowed: true } });
  await send('PATCH', synchronization, { userSyncInbound: { isSyncAllowed: false } });
  await send('GET', synchronization);
  await send('DELETE', synchronization);
  await send('DELETE', `${policy}/partners/${ids.stranger}`);
  for (const [name, body] of [
    ['multiTenantOrganizationIdentitySynchronization', { userSyncInbound: { isSyncAllowed: true } }],
    ['multiTenantOrganizationPartnerConfiguration', { automaticUserConsentSettings: { inboundAllowed: true } }],
  ] as const) {
    await send('PATCH', `${policy}/templates/${name}`, {
      ...body,
      templateApplicationLevel: 'newPartners,existingPartners',
    });
    await send('GET', `${policy}/templates/${name}`);
    await send('POST', `${policy}/templates/${name}/resetToDefaultSettings`);
  }
}

async function walkDirectory({ send }: SmallSandbox): Promise<void> {
  await send('GET', '/me?$select=id,displayName,userType');
  await send('GET', '/me/memberOf');
  await send('GET', '/me/transitiveMemberOf');
  await send('GET', '/organization');
  await send('GET', '/users?$top=2');
  await send(
    'GET',
    '/users?$search="displayName:ann" OR "mail:ben"&$count=true&$select=id,displayName',
    undefined,
    eventual,
  );
  await send('GET', `/users/${ids.ann}?$expand=manager`);
  await send('GET', '/users?$select=*');
  await send('GET', '/users/$count', undefined, eventual);
  await send('PATCH', `/users/${ids.guest}`, { userType: 'Member' });
  await send('GET', '/groups?$select=*');
  await send('GET', `/groups/${ids.sales}`);
  for (const collection of ['members', 'transitiveMembers', 'owners'])
    await send('GET', `/groups/${ids.sales}/${collection}`);
  await send('GET', `/groups/${ids.sales}/members/$count`, undefined, eventual);
  await send('GET', `/groups/${ids.sales}/members/microsoft.graph.user?$count=true`, undefined, eventual);
  await send('POST', '/directoryObjects/getByIds', { ids: [ids.ann, ids.sales, ids.device] });
  await send('POST', '/$batch', {
    requests: [
      { id: '1', method: 'GET', url: '/me' },
      { id: '2', method: 'GET', url: `/users/${ids.stranger}` },
      {
        id: '3',
        method: 'PATCH',
        url: `/users/${ids.ben}`,
        headers: { 'Content-Type': 'application/json' },
        body: { jobTitle: 'Lead' },
      },
    ],
  });
}

async function walkConfiguration(sandbox: SmallSandbox): Promise<void> {
  const { send, world, clock } = sandbox;
  allowSynchronization(world);
  await send('GET', `/applicationTemplates/${crossTenantTemplateId}`);
  const { id, applicationId, appRoleId } = await createConfiguration(sandbox);
  await send('GET', `/applications/${applicationId}`);
  await send('PATCH', `/applications/${applicationId}`, { displayName: 'Renamed' });
  await send('GET', `/servicePrincipals?$filter=displayName eq 'MTO_Sync_${ids.partner}'`);
  await send('GET', `/servicePrincipals/${id}?$expand=appRoleAssignedTo`);
  await send('PATCH', `/servicePrincipals/${id}`, { displayName: `MTO_Sync_${ids.partner}` });
  const assigned = `/servicePrincipals/${id}/appRoleAssignedTo`;
  const ben = await send('POST', assigned, { principalId: ids.ben, resourceId: id, appRoleId });
  await send('POST', assigned, { principalId: ids.sales, resourceId: id, appRoleId });
  await send('GET', `${assigned}?$top=1`);
  await send('DELETE', `${assigned}/${textOf(ben, 'id')}`);
  const synchronization = `/servicePrincipals/${id}/synchronization`;
  for (const path of ['', '/Azure2Azure', '/Azure2Azure/schema'])
    await send('GET', `${synchronization}/templates${path}`);
  const credentials = { useSavedCredentials: false, templateId: 'Azure2Azure', credentials: secretsFor() };
  await send('POST', `${synchronization}/jobs/validateCredentials`, credentials);
  const job = `${synchronization}/jobs/${textOf(await send('POST', `${synchronization}/jobs`, { templateId: 'Azure2Azure' }), 'id')}`;
  await send('PUT', `${synchronization}/secrets`, { value: secretsFor() });
  await send('GET', `${synchronization}/secrets`);
  await send('POST', `${job}/validateCredentials`, { useSavedCredentials: true });
  const schema = await send('GET', `${job}/schema`);
  await send('PUT', `${job}/schema`, schema.body);
  await send('DELETE', `${job}/schema`);
  await send('GET', `${job}/schema/filterOperators()`);
  await send('GET', `${job}/schema/functions()`);
  await send('POST', `${job}/schema/parseExpression`, { expression: 'ToLower([mail])' });
  await send('POST', `${job}/schema/parseExpression`, { expression: 'ToLower(' });
  await send('POST', `${job}/start`);
  await send('GET', job);
  clock.advance(3_600_000);
  advanceSynchronization(world, clock.now(), createRandom(3));
  await send('GET', `${synchronization}/jobs`);
  const rules = (await send('GET', `${job}/schema`)).body['synchronizationRules'] as readonly { readonly id: string }[];
  await send('POST', `${job}/provisionOnDemand`, {
    parameters: [{ ruleId: rules[0]?.id, subjects: [{ objectId: ids.ben, objectTypeName: 'User' }] }],
  });
  await send('POST', `${job}/pause`);
  await send('POST', `${job}/restart`, { criteria: { resetScope: 'Watermark, Escrows, QuarantineState' } });
  await send('PATCH', job, { schedule: { state: 'Active' } });
  await send('DELETE', job);
  await send('DELETE', `/servicePrincipals/${id}`);
  await send('DELETE', `/applications/${applicationId}`);
}

async function walkReports({ send }: SmallSandbox): Promise<void> {
  await send('GET', '/auditLogs/provisioning?$top=500&$orderby=activityDateTime desc');
  await send('GET', '/auditLogs/directoryAudits');
}

function textOf(reply: Reply, name: string): string {
  return String(reply.body[name]);
}
