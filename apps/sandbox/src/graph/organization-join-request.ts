import { accessRules } from './access-rules.ts';
import { badRequest, directoryObjectNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { transitionTimes } from './organization-transitions.ts';
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
  const member = call.world.organization?.tenants.find((candidate) => candidate.tenantId === tenantId);
  if (!member && !joinRequest) {
    throw directoryObjectNotFound('Unable to read the company information from the directory.');
  }
  const joined = member?.state === 'active';
  return ok({
    '@odata.context': contextOf('tenantRelationships/multiTenantOrganization/joinRequest/$entity'),
    id: member?.id ?? tenantId,
    addedByTenantId: joinRequest?.addedByTenantId ?? member?.addedByTenantId ?? null,
    memberState: joined ? 'active' : 'pending',
    role: joined ? member.role : null,
    transitionDetails: joined
      ? null
      : {
          desiredMemberState: 'active',
          status: joinRequest?.status ?? 'notStarted',
          details: joinRequest?.details ?? '',
        },
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
  const members = call.world.organization?.tenants ?? [];
  const own = members.find(({ tenantId }) => tenantId === tenant.tenantId);
  if (own?.state === 'active') throw badRequest('The tenant is already part of a multitenant organization.');
  // Being refused is answered later, like being let in: the request itself is always taken.
  const invited = own !== undefined && members.some(({ tenantId }) => tenantId === addedByTenantId);
  tenant.joinRequest = invited
    ? { addedByTenantId, status: 'notStarted', details: '', due: call.clock.now() + transitionTimes.join }
    : {
        addedByTenantId,
        status: 'failed',
        details: 'The tenant was not added by an owner of the organization.',
        due: null,
      };
  return noContent;
}
