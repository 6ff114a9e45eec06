import { forceFailure } from '../../../engine/forced-failure.ts';
import { ids, tenantOf } from '../../testing/small-world.ts';
import { runFirstCycle } from './sample-place.ts';
import { contextFact, type Sample } from './sample.ts';

const below = (owner: string, members: string): string => members.replaceAll(/(\S+)/g, `${owner}.$1`);
const step = 'name provisioningStepType status description details';
const change = 'displayName oldValue newValue';
const target = 'ApplicationId ServicePrincipalId ServicePrincipalDisplayName';
const identity = 'id displayName identityType details';
const error = 'errorCode reason additionalDetails errorCategory recommendedAction';
const entry = `id activityDateTime tenantId jobId cycleId changeId provisioningAction durationInMilliseconds provisioningStatusInfo.status provisioningStatusInfo.errorInformation ${below('provisioningSteps[]', step)} ${below('modifiedProperties[]', change)} servicePrincipal.id servicePrincipal.displayName sourceSystem.id sourceSystem.displayName sourceSystem.details targetSystem.id targetSystem.displayName ${below('targetSystem.details', target)} initiatedBy.id initiatedBy.displayName initiatedBy.initiatorType ${below('sourceIdentity', identity)} ${below('targetIdentity', identity)}`;
const user = 'id displayName userPrincipalName ipAddress';
const resource = 'id displayName type userPrincipalName groupType modifiedProperties';
const audited = `id category correlationId result resultReason activityDisplayName activityDateTime loggedByService operationType initiatedBy.user initiatedBy.app ${below('targetResources[]', resource)}`;

/** What happened. */
export const logSamples: readonly Sample[] = [
  {
    operation: 'GET /auditLogs/provisioning',
    sentence: 'the provisioning log is listed',
    source: 'provisioningobjectsummary-list',
    given: runFirstCycle,
    request: () => ({ path: '/auditLogs/provisioning' }),
    status: 200,
    members: below('value[]', entry),
    facts: {
      ...contextFact('auditLogs/provisioning'),
      value: [{ provisioningAction: 'create', provisioningStatusInfo: { status: 'success', errorInformation: null } }],
    },
  },
  {
    operation: 'GET /auditLogs/provisioning',
    sentence: 'the provisioning log tells why somebody could not be written',
    source: 'provisioningobjectsummary-list',
    given: async (place) => {
      forceFailure(tenantOf(place.sandbox.world, ids.partner), {
        code: 'Conflict',
        sourceUserId: ids.ben,
        times: null,
      });
      await runFirstCycle(place);
    },
    request: () => ({ path: '/auditLogs/provisioning' }),
    status: 200,
    members: `${below('value[]', entry)} ${below('value[].provisioningStatusInfo.errorInformation', error)}`,
    facts: { value: [{ provisioningStatusInfo: { status: 'failure' } }] },
  },
  {
    operation: 'GET /auditLogs/provisioning',
    sentence: 'the provisioning log of one configuration and day is listed, newest first',
    source: 'how-to',
    given: runFirstCycle,
    request: ({ servicePrincipalId }) => ({
      path: `/auditLogs/provisioning?$filter=((contains(tolower(servicePrincipal/id), '${servicePrincipalId}') or contains(tolower(servicePrincipal/displayName), '${servicePrincipalId}')) and activityDateTime gt 2026-11-22 and activityDateTime lt 2026-11-23)&$top=500&$orderby=activityDateTime desc`,
    }),
    status: 200,
    members:
      'value[].sourceIdentity.details.id value[].sourceIdentity.details.odatatype value[].sourceIdentity.details.DisplayName value[].sourceIdentity.details.UserPrincipalName value[].provisioningSteps[].details.IsSoftDeleted value[].provisioningSteps[].details.appRoleAssignments value[].provisioningSteps[].details.ScopeEvaluationResult',
    facts: ({ jobId, servicePrincipalId }) => ({
      ...contextFact('auditLogs/provisioning'),
      value: [
        {
          tenantId: ids.partner,
          jobId,
          servicePrincipal: { id: servicePrincipalId, displayName: 'Fabrikam' },
          sourceSystem: { displayName: 'Azure Active Directory' },
          targetSystem: { displayName: 'Azure Active Directory (target tenant)' },
          initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
        },
      ],
    }),
  },
  {
    operation: 'GET /auditLogs/directoryAudits',
    sentence: 'the audit log is listed',
    source: 'directoryaudit-list, which writes Type for what the model calls type',
    given: runFirstCycle,
    request: () => ({ path: '/auditLogs/directoryAudits' }),
    status: 200,
    members: `${below('value[]', audited)} ${below('value[].targetResources[].modifiedProperties[]', change)} value[].additionalDetails[].key value[].additionalDetails[].value`,
    facts: contextFact('auditLogs/directoryAudits'),
  },
  {
    operation: 'GET /auditLogs/directoryAudits',
    sentence: 'the audit log of one user is listed',
    source: 'directoryaudit-list, whose users also have members that the model of version 1.0 does not have',
    request: () => ({ path: `/auditLogs/directoryAudits?$filter=initiatedBy/user/id eq '${ids.admin}'` }),
    status: 200,
    members: `${below('value[]', audited)} ${below('value[].initiatedBy.user', user)} value[].additionalDetails`,
    facts: contextFact('auditLogs/directoryAudits'),
  },
];
