import { assumptions } from '../engine/assumptions.ts';
import { isInside, organizationAround, organizationsOf } from '../organization/organizations.ts';
import { accessRules } from './access-rules.ts';
import { badRequest, directoryObjectNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, requiredGuid } from './request-body.ts';

const path = '/tenantRelationships/multiTenantOrganization/joinRequest';
const nobody = '00000000-0000-0000-0000-000000000000';

/** Joining, called in the joining tenant. @see https://learn.microsoft.com/graph/api/resources/multitenantorganizationjoinrequestrecord */
export const organizationJoinRequestOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readJoinRequest, handle: getJoinRequest },
  { method: 'PATCH', path, access: accessRules.writeOrganization, handle: requestToJoin },
];

function getJoinRequest(call: Call): Answer {
  const { tenantId, joinRequest } = call.tenant;
  const member = organizationsOf(call.world)
    .flatMap((organization) => organization.tenants.filter((candidate) => candidate.tenantId === tenantId))
    .toSorted((left, right) => Number(isInside(right)) - Number(isInside(left)))[0];
  if (!member && !joinRequest) {
    throw directoryObjectNotFound('Unable to read the company information from the directory.');
  }
  const joined = member !== undefined && isInside(member);
  return ok({
    '@odata.context': contextOf('tenantRelationships/multiTenantOrganization/joinRequest/$entity'),
    id: member?.id ?? tenantId,
    addedByTenantId: joinRequest?.addedByTenantId ?? (joined ? member.addedByTenantId : nobody),
    memberState: joined ? 'active' : joinRequest ? 'pending' : null,
    role: joined ? member.role : null,
    transitionDetails:
      joined || !joinRequest
        ? null
        : { desiredMemberState: 'active', status: joinRequest.status, details: joinRequest.details },
  });
}

function requestToJoin(call: Call): Answer {
  const body = objectBody(call.body, ['addedByTenantId'], 'microsoft.graph.multiTenantOrganizationJoinRequestRecord');
  const addedByTenantId = requiredGuid(body, 'addedByTenantId');
  const { tenant } = call;
  if (addedByTenantId === nobody) {
    if (tenant.joinRequest?.status === 'failed') delete tenant.joinRequest;
    return noContent;
  }
  if (organizationAround(call.world, tenant.tenantId)?.tenants.some(({ tenantId }) => tenantId === addedByTenantId))
    throw badRequest('The tenant is already part of a multitenant organization.');
  // Being refused is told later, like being let in: the request itself is always taken.
  tenant.joinRequest = {
    addedByTenantId,
    status: 'notStarted',
    details: '',
    due: call.clock.now() + assumptions.joinTime,
  };
  return noContent;
}
