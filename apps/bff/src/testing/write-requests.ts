import type { JournaledChangeKind } from '@tenantry/domain';

/** By which request each kind of change is made: its method, and a pattern of its path from `/v1.0` on. */
const requests: Readonly<Record<JournaledChangeKind, readonly [method: string, path: RegExp]>> = {
  'create-partner-configuration': ['POST', /\/policies\/crossTenantAccessPolicy\/partners$/],
  'allow-outbound-redemption': ['PATCH', /\/policies\/crossTenantAccessPolicy\/partners\/[^/]+$/],
  'create-configuration': ['POST', /\/instantiate$/],
  'rename-configuration': ['PATCH', /\/(?:servicePrincipals|applications)(?:\/[^/]+|\([^)]+\))$/],
  'create-job': ['POST', /\/synchronization\/jobs$/],
  'save-settings': ['PUT', /\/synchronization\/secrets$/],
  assign: ['POST', /\/appRoleAssignedTo$/],
  unassign: ['DELETE', /\/appRoleAssignedTo\/[^/]+$/],
  'start-job': ['POST', /\/start$/],
  'pause-job': ['POST', /\/pause$/],
  'delete-configuration': ['DELETE', /\/(?:servicePrincipals|applications)(?:\/[^/]+|\([^)]+\))$/],
};

/** Whether a request to Graph is the one that makes a change of this kind. */
export function isRequestOf(kind: JournaledChangeKind, request: Pick<Request, 'method' | 'url'>): boolean {
  const [method, path] = requests[kind];
  return request.method === method && path.test(new URL(request.url).pathname);
}
