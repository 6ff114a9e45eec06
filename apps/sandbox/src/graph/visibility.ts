import type { Application, AppRoleAssignment, ServicePrincipal } from '../world/service-principal.ts';
import { requestDenied, resourceNotFound } from './errors.ts';
import type { Call } from './operation.ts';

/** Keys under which replication follows one object. Collections are flat: the part before the last slash is the list. */
export const replicationKeys = {
  application: (tenantId: string, id: string) => `${tenantId}/applications/${id}`,
  servicePrincipal: (tenantId: string, id: string) => `${tenantId}/servicePrincipals/${id}`,
  assignment: (tenantId: string, servicePrincipalId: string, id: string) =>
    `${tenantId}/appRoleAssignedTo/${servicePrincipalId}/${id}`,
  job: (tenantId: string, servicePrincipalId: string, id: string) =>
    `${tenantId}/synchronizationJobs/${servicePrincipalId}/${id}`,
  schema: (tenantId: string, jobId: string) => `${tenantId}/synchronizationSchemas/${jobId}`,
  secrets: (tenantId: string, servicePrincipalId: string) => `${tenantId}/synchronizationSecrets/${servicePrincipalId}`,
  partner: (tenantId: string, partnerTenantId: string) => `${tenantId}/partners/${partnerTenantId}`,
  user: (tenantId: string, id: string) => `${tenantId}/users/${id}`,
} as const;

/** An enterprise application without what hangs on it: how replicas remember it. */
export function bareServicePrincipal(servicePrincipal: ServicePrincipal): ServicePrincipal {
  return structuredClone({ ...servicePrincipal, jobs: [], assignments: [], secrets: {} });
}

/** The enterprise application as a replica shows it, or 404. An application that may touch only its own gets 403 for others. */
export function seenServicePrincipal(call: Call, id: string): ServicePrincipal {
  const current = alive(call.tenant.servicePrincipals.get(id));
  const seen = call.replication.seen(replicationKeys.servicePrincipal(call.tenant.tenantId, id), current, 'by-id');
  if (!seen) throw resourceNotFound(id);
  checkOwned(call, seen.createdByAppId);
  return seen;
}

/** The true enterprise application of a path, once a replica shows it: what sub-resources hang on and writes change. */
export function reachedServicePrincipal(call: Call): ServicePrincipal {
  const id = call.parameters['servicePrincipalId'] ?? '';
  seenServicePrincipal(call, id);
  const current = alive(call.tenant.servicePrincipals.get(id));
  if (!current) throw resourceNotFound(id);
  return current;
}

/** Enterprise applications as a list shows them. */
export function listedServicePrincipals(call: Call): readonly ServicePrincipal[] {
  const current = new Map([...call.tenant.servicePrincipals].filter(([, item]) => alive(item)));
  const listed = call.replication.listed(`${call.tenant.tenantId}/servicePrincipals`, current);
  return call.grant.ownedOnly ? listed.filter((item) => item.createdByAppId === call.caller.clientId) : listed;
}

/** The application registration as a replica shows it, or 404. */
export function seenApplication(call: Call, id: string): Application {
  const current = alive(call.tenant.applications.get(id));
  const seen = call.replication.seen(replicationKeys.application(call.tenant.tenantId, id), current, 'by-id');
  if (!seen) throw resourceNotFound(id);
  checkOwned(call, seen.createdByAppId);
  return seen;
}

/** The assignments of an enterprise application as a list shows them. */
export function listedAssignments(call: Call, servicePrincipal: ServicePrincipal): readonly AppRoleAssignment[] {
  const current = new Map(servicePrincipal.assignments.map((assignment) => [assignment.id, assignment]));
  return call.replication.listed(`${call.tenant.tenantId}/appRoleAssignedTo/${servicePrincipal.id}`, current);
}

/** The object, unless it is in the recycle bin. */
export function alive<T extends { readonly deletedDateTime: string | null }>(item: T | undefined): T | undefined {
  return item && item.deletedDateTime === null ? item : undefined;
}

/** Those that are not in the recycle bin, read as far as they are asked for. */
export function* living<T extends { readonly deletedDateTime: string | null }>(items: Iterable<T>): Generator<T> {
  for (const item of items) if (item.deletedDateTime === null) yield item;
}

function checkOwned(call: Call, createdByAppId: string | undefined): void {
  if (call.grant.ownedOnly && createdByAppId !== call.caller.clientId) throw requestDenied();
}
