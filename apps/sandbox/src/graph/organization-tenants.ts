import type { MultitenantOrganizationMember } from '../world/multitenant-organization.ts';
import { assumptions } from '../engine/assumptions.ts';
import { isInside } from '../organization/organizations.ts';
import { accessRules } from './access-rules.ts';
import { audit } from './audit.ts';
import { answerCollection } from './collection.ts';
import { badRequest, directoryObjectNotFound, requestDenied } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { graphTime } from './moment.ts';
import { ownOrganization, requireOrganization, requireOwner } from './multitenant-organization.ts';
import { checkSelect, project, propertyTable, type EntityType } from './odata/entity-type.ts';
import { created, noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, requiredGuid, requiredText } from './request-body.ts';

const path = '/tenantRelationships/multiTenantOrganization/tenants';
const one = `${path}/{tenantId}`;
const context = 'tenantRelationships/multiTenantOrganization/tenants';
const basic: ReadonlySet<string> = new Set(['tenantId', 'displayName']);

/** The tenants of the organization. @see https://learn.microsoft.com/graph/api/resources/multitenantorganizationmember */
export const organizationTenantOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readOrganization, handle: listTenants },
  { method: 'POST', path, access: accessRules.writeOrganization, handle: addTenant },
  { method: 'GET', path: one, access: accessRules.readOrganizationMember, handle: getTenant },
  { method: 'PATCH', path: one, access: accessRules.writeOrganization, handle: changeRole },
  { method: 'DELETE', path: one, access: accessRules.writeOrganization, handle: removeTenant },
];

const properties = propertyTable<MultitenantOrganizationMember>({
  id: (member) => member.id,
  deletedDateTime: () => null,
  tenantId: (member) => member.tenantId,
  displayName: (member) => member.displayName,
  role: (member) => member.role,
  state: (member) => member.state,
  addedByTenantId: (member) => member.addedByTenantId,
  addedDateTime: (member) => member.addedDateTime,
  joinedDateTime: (member) => member.joinedDateTime,
  transitionDetails: (member) => member.transitionDetails,
  multiTenantOrgLabelType: () => 'none',
});

function memberType(call: Call): EntityType<MultitenantOrganizationMember> {
  const { permissions, basicOnly } = call.grant;
  const whole = ['MultiTenantOrganization.Read.All', 'MultiTenantOrganization.ReadWrite.All'];
  const limited = basicOnly || !whole.some((permission) => permissions.has(permission));
  return {
    name: 'microsoft.graph.multiTenantOrganizationMember',
    idOf: (member) => member.tenantId,
    properties,
    defaults: () => [...properties.keys()].filter((name) => name !== 'deletedDateTime'),
    readable: () => (limited ? basic : undefined),
  };
}

function listTenants(call: Call): Answer {
  const { select } = call.query;
  return answerCollection(
    // `tenants` does not page: `$top` has no say.
    { ...call, query: { ...call.query, top: undefined, select } },
    {
      type: memberType(call),
      context,
      items: () => ownOrganization(call)?.organization.tenants ?? [],
      pageSize: { default: Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, beyond: 'clamp' },
    },
  );
}

function addTenant(call: Call): Answer {
  const body = objectBody(
    call.body,
    ['tenantId', 'displayName', 'role'],
    'microsoft.graph.multiTenantOrganizationMember',
  );
  const tenantId = requiredGuid(body, 'tenantId');
  const displayName = requiredText(body, 'displayName');
  const role = parseRole(body['role'] ?? 'member');
  const { organization, own } = requireOrganization(call);
  requireOwner(own);
  if (organization.tenants.some((member) => member.tenantId === tenantId)) {
    throw badRequest('Tenant is already being added in Multi-Tenant Organization.');
  }
  const member: MultitenantOrganizationMember = {
    tenantId,
    id: call.random.guid(),
    displayName,
    // The wanted role is granted when the tenant joins.
    role: 'member',
    state: 'pending',
    addedByTenantId: call.tenant.tenantId,
    addedDateTime: graphTime(call.clock.now()),
    joinedDateTime: null,
    transitionDetails: { desiredRole: role, desiredState: 'active', status: 'notStarted', details: null },
  };
  organization.tenants.push(member);
  auditMember(call, member, 'Add');
  return created({ '@odata.context': contextOf(`${context}/$entity`), ...presented(call, member) });
}

function getTenant(call: Call): Answer {
  const member = findMember(call);
  checkSelect(memberType(call), call.query.select);
  return ok({ '@odata.context': contextOf(`${context}/$entity`, call.query.select), ...presented(call, member) });
}

function changeRole(call: Call): Answer {
  const body = objectBody(call.body, ['role'], 'microsoft.graph.multiTenantOrganizationMember');
  const role = parseRole(body['role']);
  const { own } = requireOrganization(call);
  requireOwner(own);
  const member = findMember(call);
  member.transitionDetails = {
    desiredRole: role,
    desiredState: 'active',
    status: 'notStarted',
    details: null,
  };
  member.transitionDue = call.clock.now() + assumptions.promotionTime;
  auditMember(call, member, 'Update');
  return noContent;
}

function removeTenant(call: Call): Answer {
  const { organization, own } = requireOrganization(call);
  const member = findMember(call);
  const leaving = member.tenantId === own.tenantId;
  if (!leaving) requireOwner(own);
  if (member.transitionDetails?.desiredState === 'removed') {
    throw badRequest('Tenant is already being added in Multi-Tenant Organization.');
  }
  if (!leaving && !assumptions.ownersMayRemoveOwners) refuseOwner(member);
  const active = organization.tenants.filter(isInside);
  const otherOwner = active.some(({ role, tenantId }) => role === 'owner' && tenantId !== own.tenantId);
  if (leaving && own.role === 'owner' && !otherOwner && active.length > 1) {
    throw requestDenied('The last owner tenant cannot leave while other tenants are active.');
  }
  member.state = 'pending';
  member.transitionDetails = { desiredRole: member.role, desiredState: 'removed', status: 'notStarted', details: null };
  member.transitionDue = call.clock.now() + assumptions.removalTime;
  auditMember(call, member, 'Delete');
  return noContent;
}

/** Another owner has to be demoted first, and the tenant that formed the organization is never removed by others. */
function refuseOwner(member: MultitenantOrganizationMember): void {
  const founder = member.addedByTenantId === member.tenantId;
  if (member.role !== 'owner' && !founder) return;
  throw requestDenied(
    founder ? 'The tenant that formed the organization cannot be removed.' : 'An owner tenant cannot be removed.',
  );
}

function findMember(call: Call): MultitenantOrganizationMember {
  const id = (call.parameters['tenantId'] ?? '').toLowerCase();
  const member = requireOrganization(call).organization.tenants.find(({ tenantId }) => tenantId === id);
  if (!member) throw directoryObjectNotFound('Unable to read the company information from the directory.');
  return member;
}

function parseRole(value: unknown): 'owner' | 'member' {
  if (value === 'owner' || value === 'member') return value;
  throw badRequest("Invalid value specified for property 'role' of resource.");
}

function presented(call: Call, member: MultitenantOrganizationMember): Record<string, unknown> {
  return project(memberType(call), member, call.query.select);
}

function auditMember(call: Call, member: MultitenantOrganizationMember, operation: 'Add' | 'Update' | 'Delete'): void {
  audit(call, {
    activity: `${operation} tenant ${operation === 'Delete' ? 'from' : 'to'} MultiTenantOrg`,
    category: 'MultiTenantOrganization',
    operation,
    target: { id: member.tenantId, displayName: member.displayName, type: 'MultiTenantOrg' },
  });
}
