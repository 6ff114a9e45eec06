import type { GraphAnswer } from '../stage.ts';

/** What a script needs of Microsoft Graph. */
export interface ScriptGraph {
  call(method: string, path: string, body?: unknown): Promise<GraphAnswer>;
  sleep(milliseconds: number): Promise<void>;
}

export const template = '/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';
const poll = 5_000;
const mostTries = 12;
/** Ten minutes of looking for what was made. */
const mostPolls = 120;

/** Sends a request as a careful script does: waits after 429 and trouble, and asks again every five seconds after 404. */
export async function persistently(
  graph: ScriptGraph,
  method: string,
  path: string,
  body?: unknown,
  accepted: readonly number[] = [],
): Promise<GraphAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await graph.call(method, path, body).catch(() => undefined);
    const status = answer?.status ?? 0;
    if (answer && (status < 300 || accepted.includes(status))) return answer;
    if (attempt >= (status === 404 ? mostPolls : mostTries)) throw new Error(`${method} ${path}: ${status}`);
    await graph.sleep(status === 404 ? poll : pauseAfter(answer, attempt));
  }
}

/** As long as Graph asks for, or two seconds doubled with every attempt. */
function pauseAfter(answer: GraphAnswer | undefined, attempt: number): number {
  const asked = Number(answer?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(asked) ? asked * 1_000 : Math.min(32_000, 1_000 * 2 ** attempt);
}

/**
 * The published steps for one tenant, in their order. Like any script that may be run again it looks for what there is
 * before it creates, and repeats what fails.
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure-graph
 */
export async function shareByHowTo(
  graph: ScriptGraph,
  tenantId: string,
  ...groupIds: readonly string[]
): Promise<void> {
  const partners = '/policies/crossTenantAccessPolicy/partners';
  await persistently(graph, 'POST', partners, { tenantId }, [400, 409]);
  await persistently(graph, 'PATCH', `${partners}/${tenantId}`, {
    automaticUserConsentSettings: { outboundAllowed: true },
  });
  const displayName = `MTO_Sync_${tenantId}`;
  const id = await findOrCreate(graph, displayName);
  const path = `/servicePrincipals/${id}`;
  const servicePrincipal = await persistently(graph, 'GET', path);
  const jobs = `${path}/synchronization/jobs`;
  await persistently(graph, 'POST', `${jobs}/validateCredentials`, {
    useSavedCredentials: false,
    templateId: 'Azure2Azure',
    credentials: credentials(tenantId),
  });
  const jobId = await findOrCreateJob(graph, jobs);
  await persistently(graph, 'PUT', `${path}/synchronization/secrets`, { value: credentials(tenantId) });
  const [role] = servicePrincipal.body['appRoles'] as readonly { readonly id: string }[];
  for (const principalId of groupIds) {
    const assignment = { principalId, resourceId: id, appRoleId: role?.id };
    await persistently(graph, 'POST', `${path}/appRoleAssignedTo`, assignment, [400]);
  }
  await persistently(graph, 'POST', `${jobs}/${jobId}/start`);
  await persistently(graph, 'GET', `${jobs}/${jobId}`);
}

/** Looks by name before every attempt to create, which is all a script without a memory can do. */
async function findOrCreate(graph: ScriptGraph, displayName: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await persistently(graph, 'GET', `/servicePrincipals?$filter=displayName eq '${displayName}'`);
    const [first] = found.body['value'] as readonly { readonly id: string }[];
    if (first) return first.id;
    const made = await graph.call('POST', `${template}/instantiate`, { displayName }).catch(() => undefined);
    if (made && made.status < 300) return (made.body['servicePrincipal'] as { readonly id: string }).id;
    if (attempt === mostTries) throw new Error(`${displayName} could not be made.`);
    await graph.sleep(pauseAfter(made, attempt));
  }
}

async function findOrCreateJob(graph: ScriptGraph, jobs: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await persistently(graph, 'GET', jobs);
    const [first] = found.body['value'] as readonly { readonly id: string }[];
    if (first) return first.id;
    const made = await graph.call('POST', jobs, { templateId: 'Azure2Azure' }).catch(() => undefined);
    if (made && made.status < 300) return String(made.body['id']);
    if (attempt === mostTries) throw new Error('The job could not be made.');
    await graph.sleep(pauseAfter(made, attempt));
  }
}

export function credentials(tenantId: string): readonly { readonly key: string; readonly value: string }[] {
  return [
    { key: 'CompanyId', value: tenantId },
    { key: 'AuthenticationType', value: 'SyncPolicy' },
    { key: 'SyncAll', value: 'false' },
  ];
}
