import { createSandbox } from '../sandbox.ts';
import type { Sandbox, SandboxOptions } from '../sandbox-interface.ts';
import { tenantNamed } from '../scenarios/sharing.ts';
import { crossTenantTemplateId } from '../world/world.ts';
import type { Tenant } from '../world/tenant.ts';

/** Everything the portal's administrator consents to. */
const administratorScopes = [
  'User.Read',
  'User.ReadWrite.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'MultiTenantOrganization.ReadWrite.All',
  'Policy.ReadWrite.CrossTenantAccess',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'ProvisioningLog.Read.All',
];

export interface GraphReply {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly value?: readonly Record<string, unknown>[] };
  readonly headers: Headers;
  readonly errorCode: string | undefined;
  readonly message: string;
}
export interface SendOptions {
  readonly as?: Tenant;
  /** Why the description of Graph does not know this call. */
  readonly undescribed?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface GraphClient {
  readonly sandbox: Sandbox;
  readonly home: Tenant;
  /** The tenant with this name. */
  tenant(displayName: string): Tenant;
  /** A request to Graph, as the administrator of the home tenant unless told otherwise. */
  send(method: string, path: string, body?: unknown, options?: SendOptions): Promise<GraphReply>;
  /** A configuration made from the gallery template; the id of its service principal. */
  configuration(displayName: string): Promise<string>;
  /** A configuration towards a tenant with a job that has its credentials, and what it is assigned to. */
  share(target: Tenant, principalIds: readonly string[]): Promise<{ readonly path: string; readonly job: string }>;
}

/** A client of the sandbox in process, over the named scenario. */
export async function openGraph(options: SandboxOptions = {}): Promise<GraphClient> {
  const sandbox = createSandbox(options);
  const world = sandbox.world();
  const home = tenantOf(sandbox, world.homeTenantId);
  const tokens = new Map<string, string>();
  const tokenOf = async (tenant: Tenant): Promise<string> => {
    const known = tokens.get(tenant.tenantId);
    if (known !== undefined) return known;
    const userId = [...tenant.users.values()].find((user) => user.directoryRoles.length > 0)?.id ?? '';
    const token = await sandbox.issueToken({ userId, tenantId: tenant.tenantId, scopes: administratorScopes });
    tokens.set(tenant.tenantId, token);
    return token;
  };
  const send: GraphClient['send'] = async (method, path, body, { as = home, undescribed, headers = {} } = {}) => {
    const request = new Request(`http://localhost:3100/graph/v1.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(as)}`,
        'content-type': 'application/json',
        ...(undescribed === undefined ? {} : { 'x-undescribed': undescribed }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await sandbox.fetch(request);
    const text = await response.text();
    const parsed = (text.startsWith('{') ? JSON.parse(text) : {}) as GraphReply['body'];
    const error = parsed['error'] as { readonly code: string; readonly message: string } | undefined;
    return {
      status: response.status,
      body: parsed,
      headers: response.headers,
      errorCode: error?.code,
      message: error?.message ?? '',
    };
  };
  const configuration: GraphClient['configuration'] = async (displayName) => {
    const made = await send('POST', `/applicationTemplates/${crossTenantTemplateId}/instantiate`, { displayName });
    return (made.body['servicePrincipal'] as { readonly id: string }).id;
  };
  return {
    sandbox,
    home,
    tenant: (displayName) => tenantNamed(world, displayName),
    send,
    configuration,
    async share(target, principalIds) {
      const id = await configuration(`MTO_Sync_${target.tenantId}`);
      const path = `/servicePrincipals/${id}`;
      const job = await send('POST', `${path}/synchronization/jobs`, { templateId: 'Azure2Azure' });
      const value = [
        { key: 'CompanyId', value: target.tenantId },
        { key: 'AuthenticationType', value: 'SyncPolicy' },
        { key: 'SyncAll', value: 'false' },
      ];
      await send('PUT', `${path}/synchronization/secrets`, { value });
      const appRoleId = home.servicePrincipals.get(id)?.appRoles[0]?.id;
      for (const principalId of principalIds) {
        await send('POST', `${path}/appRoleAssignedTo`, { principalId, resourceId: id, appRoleId });
      }
      return { path, job: `${path}/synchronization/jobs/${String(job.body['id'])}` };
    },
  };
}

function tenantOf(sandbox: Sandbox, tenantId: string): Tenant {
  const tenant = sandbox.world().tenants.get(tenantId);
  if (tenant === undefined) throw new RangeError(`There is no tenant ${tenantId}.`);
  return tenant;
}
