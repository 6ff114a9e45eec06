// What the sandbox costs in process: microseconds per kind of request in the smallest and the largest scenario, how long a
// world takes to be ready, how much memory it holds, and how long it takes to let cycles run.
import { createSandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';

type Send = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

const advanced = { ConsistencyLevel: 'eventual' };
const scopes = [
  'User.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'MultiTenantOrganization.Read.All',
  'Policy.Read.All',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'ProvisioningLog.Read.All',
];
const rounds = 40;
const template = '/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';

/** Processor time of this process in microseconds: what others do on the machine does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function open(
  scenario: string,
): Promise<{ readonly sandbox: Sandbox; readonly send: Send; readonly ready: number }> {
  const began = processorTime();
  const sandbox = createSandbox({ scenario, throttling: false });
  const ready = (processorTime() - began) / 1000;
  const { homeTenantId, personas } = sandbox.world();
  const token = await sandbox.issueToken({ tenantId: homeTenantId, userId: personas[0]?.userId ?? '', scopes });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...advanced };
  const send: Send = async (method, path, body) => {
    const request = new Request(`http://localhost/graph/v1.0${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await sandbox.fetch(request);
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  };
  return { sandbox, send, ready };
}

function sharedGroupOf(sandbox: Sandbox): string {
  const world = sandbox.world();
  const groups = world.tenants.get(world.homeTenantId)?.groups.values() ?? [];
  for (const group of groups) if (group.displayName === 'All Employees Sync') return group.id;
  throw new Error('There is no group to share.');
}

async function costs(sandbox: Sandbox, send: Send): Promise<ReadonlyMap<string, number>> {
  const group = sharedGroupOf(sandbox);
  const someone = sandbox.world().personas[0]?.userId ?? '';
  const requests: Readonly<Record<string, string>> = {
    'a person': `/users/${someone}`,
    'five people': '/users?$top=5',
    'a page of 999 people': '/users?$top=999&$select=id,displayName,userPrincipalName',
    'people in order of their names': '/users?$orderby=displayName&$top=20',
    'people of a department': "/users?$filter=department eq 'Finance'&$top=20",
    'a search': '/users?$search="displayName:ann"&$top=20',
    'a search in order with a filter and a count': `/users?$search="displayName:an" OR "mail:an"&$filter=userType eq 'Member'&$orderby=displayName&$count=true&$top=20`,
    'the number of people': '/users/$count',
    'groups found by name': '/groups?$search="displayName:sync"&$top=20',
    'members of a group': `/groups/${group}/members?$top=100`,
    'the organization': '/tenantRelationships/multiTenantOrganization',
    'its tenants': '/tenantRelationships/multiTenantOrganization/tenants',
    'partner settings': '/policies/crossTenantAccessPolicy/partners',
    configurations: "/servicePrincipals?$filter=applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'",
    'provisioning logs': '/auditLogs/provisioning?$top=50',
  };
  const found = new Map<string, number>();
  for (const [name, path] of Object.entries(requests)) {
    await send('GET', path);
    const began = processorTime();
    for (let round = 0; round < rounds; round += 1) await send('GET', path);
    found.set(name, (processorTime() - began) / rounds);
  }
  return found;
}

/** Shares the group with every partner as the portal does. Returns microseconds per write. */
async function shareWithEverybody(sandbox: Sandbox, send: Send): Promise<number> {
  const { organization, homeTenantId } = sandbox.world();
  const group = sharedGroupOf(sandbox);
  const partners = (organization?.tenants ?? []).filter(
    ({ tenantId, state }) => tenantId !== homeTenantId && state === 'active',
  );
  const began = processorTime();
  for (const { tenantId } of partners) {
    const made = await send('POST', `${template}/instantiate`, { displayName: `MTO_Sync_${tenantId}` });
    const { id, appRoles } = made['servicePrincipal'] as { id: string; appRoles: readonly { id: string }[] };
    const path = `/servicePrincipals/${id}`;
    const job = await send('POST', `${path}/synchronization/jobs`, { templateId: 'Azure2Azure' });
    const value = [
      { key: 'CompanyId', value: tenantId },
      { key: 'AuthenticationType', value: 'SyncPolicy' },
      { key: 'SyncAll', value: 'false' },
    ];
    await send('PUT', `${path}/synchronization/secrets`, { value });
    await send('POST', `${path}/appRoleAssignedTo`, { principalId: group, resourceId: id, appRoleId: appRoles[0]?.id });
    await send('POST', `${path}/synchronization/jobs/${String(job['id'])}/start`);
  }
  return (processorTime() - began) / (partners.length * 5);
}

async function jump(sandbox: Sandbox, minutes: number): Promise<number> {
  const began = processorTime();
  await sandbox.pass(minutes * 60_000);
  return (processorTime() - began) / 1000;
}

const number = (value: number): string => Math.round(value).toLocaleString('en-US').padStart(10);
const columns: Readonly<Record<string, ReadonlyMap<string, number>>> = Object.fromEntries(
  await Array.fromAsync(['contoso', 'hundred'], async (scenario) => {
    const { sandbox, send, ready } = await open(scenario);
    const found = new Map([['ready, in milliseconds', ready]]);
    for (const [name, cost] of await costs(sandbox, send)) found.set(`${name}, in microseconds`, cost);
    found.set('a write of sharing, in microseconds', await shareWithEverybody(sandbox, send));
    found.set('all initial cycles, in milliseconds', await jump(sandbox, 20));
    found.set('the next cycles, in milliseconds', await jump(sandbox, 40));
    found.set('a day without changes, in milliseconds', await jump(sandbox, 24 * 60));
    found.set('memory, in megabytes', process.memoryUsage().rss / 1e6);
    sandbox.close();
    return [scenario, found] as const;
  }),
);
console.log(
  `${''.padEnd(62)}${Object.keys(columns)
    .map((name) => name.padStart(10))
    .join('')}`,
);
for (const name of columns['hundred']?.keys() ?? []) {
  console.log(
    `${name.padEnd(62)}${Object.values(columns)
      .map((column) => number(column.get(name) ?? 0))
      .join('')}`,
  );
}
