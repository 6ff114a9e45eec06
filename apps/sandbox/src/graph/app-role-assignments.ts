import type { AppRoleAssignment, ServicePrincipal } from '../world/service-principal.ts';
import { accessRules } from './access-rules.ts';
import { audit } from './audit.ts';
import { answerCollection } from './collection.ts';
import { appRoleAssignmentType, presentAssignment } from './entities/app-role-assignment.ts';
import { badRequest, resourceNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { created, noContent, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, requiredGuid } from './request-body.ts';
import { alive, listedAssignments, reachedServicePrincipal, replicationKeys } from './visibility.ts';

const path = '/servicePrincipals/{servicePrincipalId}/appRoleAssignedTo';
/** Stands for "default access": only applications without roles of their own know it. */
const defaultAccess = '00000000-0000-0000-0000-000000000000';

/** Who is assigned to an application. @see https://learn.microsoft.com/graph/api/resources/approleassignment */
export const appRoleAssignmentOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readApplications, handle: listAssignments },
  { method: 'POST', path, access: accessRules.assignPrincipals, handle: assign },
  { method: 'DELETE', path: `${path}/{appRoleAssignmentId}`, access: accessRules.unassignPrincipals, handle: unassign },
];

function listAssignments(call: Call): Answer {
  const servicePrincipal = reachedServicePrincipal(call);
  return answerCollection(call, {
    type: appRoleAssignmentType,
    context: assignmentsContext(servicePrincipal.id),
    items: () => listedAssignments(call, servicePrincipal),
    pageSize: { default: 100, max: 999, beyond: 'refuse' },
    directory: { plainOrder: new Set(), advancedFilter: new Set(), everyFilterAdvanced: false },
  });
}

function assign(call: Call): Answer {
  const body = objectBody(call.body, ['principalId', 'resourceId', 'appRoleId'], appRoleAssignmentType.name);
  const principalId = requiredGuid(body, 'principalId');
  const resourceId = requiredGuid(body, 'resourceId');
  const appRoleId = requiredGuid(body, 'appRoleId');
  const resource = reachedServicePrincipal(call);
  if (resourceId !== resource.id) throw badRequest('Not a valid reference update.');
  checkRole(resource, appRoleId);
  const principal = findPrincipal(call, principalId);
  if (resource.assignments.some((known) => known.principalId === principalId && known.appRoleId === appRoleId)) {
    throw badRequest('Permission being assigned already exists on the object', [
      { code: 'InvalidUpdate', message: 'Permission being assigned already exists on the object' },
    ]);
  }
  const assignment: AppRoleAssignment = {
    id: opaqueId(call),
    appRoleId,
    principalId,
    ...principal,
    resourceId,
    resourceDisplayName: resource.displayName,
    createdDateTime: new Date(call.clock.now()).toISOString(),
  };
  resource.assignments.push(assignment);
  call.replication.created(replicationKeys.assignment(call.tenant.tenantId, resource.id, assignment.id));
  auditAssignment(call, 'Assign', assignment);
  const context = contextOf(`${assignmentsContext(resource.id)}/$entity`);
  return created({ '@odata.context': context, ...presentAssignment(assignment) });
}

function assignmentsContext(servicePrincipalId: string): string {
  return `servicePrincipals('${servicePrincipalId}')/appRoleAssignedTo`;
}

function unassign(call: Call): Answer {
  const resource = reachedServicePrincipal(call);
  const id = call.parameters['appRoleAssignmentId'] ?? '';
  const key = replicationKeys.assignment(call.tenant.tenantId, resource.id, id);
  const current = resource.assignments.find((assignment) => assignment.id === id);
  // What a replica has not yet can be neither read nor deleted there.
  if (!current || !call.replication.seen(key, current, 'by-id')) throw resourceNotFound(id);
  resource.assignments = resource.assignments.filter((assignment) => assignment.id !== id);
  call.replication.deleted(key, structuredClone(current));
  auditAssignment(call, 'Unassign', current);
  return noContent;
}

function checkRole(resource: ServicePrincipal, appRoleId: string): void {
  const roles = resource.appRoles.filter((role) => role.isEnabled);
  if (roles.some((role) => role.id === appRoleId)) return;
  // Provisioning passes over people with default access, but the directory takes it where no role is required.
  if (appRoleId === defaultAccess && roles.length === 0) return;
  throw badRequest('Permission being assigned was not found on application', [
    { code: 'InvalidUpdate', message: `Permission being assigned was not found on application '${resource.appId}'.` },
  ]);
}

function findPrincipal(call: Call, id: string): Pick<AppRoleAssignment, 'principalType' | 'principalDisplayName'> {
  const user = alive(call.tenant.users.get(id));
  if (user) return { principalType: 'User', principalDisplayName: user.displayName };
  const group = alive(call.tenant.groups.get(id));
  if (!group) throw resourceNotFound(id);
  if (!group.securityEnabled) {
    throw badRequest('Not a valid reference update: the group is not security enabled and cannot be assigned.');
  }
  return { principalType: 'Group', principalDisplayName: group.displayName };
}

/** 43 characters as Graph makes them: 32 bytes in base64url. */
function opaqueId(call: Call): string {
  const bytes = Array.from({ length: 32 }, () => call.random.integer(256));
  return Buffer.from(bytes).toString('base64url');
}

function auditAssignment(call: Call, operation: 'Assign' | 'Unassign', assignment: AppRoleAssignment): void {
  const kind = assignment.principalType === 'Group' ? ' to group' : ' to user';
  audit(call, {
    activity:
      operation === 'Assign'
        ? `Add app role assignment${kind}`
        : `Remove app role assignment${kind.replace('to', 'from')}`,
    category: 'ApplicationManagement',
    operation,
    target: { id: assignment.resourceId, displayName: assignment.resourceDisplayName, type: 'ServicePrincipal' },
  });
}
