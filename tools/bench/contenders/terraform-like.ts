import { credentials, persistently, template, type ScriptGraph } from './how-to.ts';

/** The provider looks five times in a row, five seconds apart, before it believes that something is there. */
const lookApart = 5_000;
const looksInARow = 5;

/**
 * What a declarative tool does for one tenant: it makes what its state does not have, and waits after each creation until it
 * was seen five times in a row.
 * @see https://github.com/hashicorp/terraform-provider-azuread internal/helpers/consistency
 */
export async function shareLikeTerraform(
  graph: ScriptGraph,
  tenantId: string,
  groupIds: readonly string[],
): Promise<void> {
  await Promise.all([allowOutbound(graph, tenantId), makeConfiguration(graph, tenantId, groupIds)]);
}

async function allowOutbound(graph: ScriptGraph, tenantId: string): Promise<void> {
  const partners = '/policies/crossTenantAccessPolicy/partners';
  await persistently(graph, 'POST', partners, { tenantId }, [400, 409]);
  const outbound = { automaticUserConsentSettings: { outboundAllowed: true } };
  await persistently(graph, 'PATCH', `${partners}/${tenantId}`, outbound);
}

async function makeConfiguration(graph: ScriptGraph, tenantId: string, groupIds: readonly string[]): Promise<void> {
  const displayName = `MTO_Sync_${tenantId}`;
  const made = await persistently(graph, 'POST', `${template}/instantiate`, { displayName });
  const { id, appRoles } = made.body['servicePrincipal'] as { id: string; appRoles: readonly { id: string }[] };
  const path = `/servicePrincipals/${id}`;
  await seenInARow(graph, path);
  const jobs = `${path}/synchronization/jobs`;
  const job = await persistently(graph, 'POST', jobs, { templateId: 'Azure2Azure' });
  const jobId = String(job.body['id']);
  await Promise.all([
    seenInARow(graph, `${jobs}/${jobId}`),
    persistently(graph, 'PUT', `${path}/synchronization/secrets`, { value: credentials(tenantId) }),
    ...groupIds.map(async (principalId) => {
      const assignment = { principalId, resourceId: id, appRoleId: appRoles[0]?.id };
      await persistently(graph, 'POST', `${path}/appRoleAssignedTo`, assignment, [400]);
    }),
  ]);
  await persistently(graph, 'POST', `${jobs}/${jobId}/start`);
}

async function seenInARow(graph: ScriptGraph, path: string): Promise<void> {
  for (let seen = 0; seen < looksInARow;) {
    const answer = await graph.call('GET', path).catch(() => undefined);
    seen = answer?.status === 200 ? seen + 1 : 0;
    if (seen < looksInARow) await graph.sleep(lookApart);
  }
}
