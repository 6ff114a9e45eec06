import { ids } from '../../testing/small-world.ts';
import { runFirstCycle } from './sample-place.ts';
import type { Sample } from './sample.ts';

/** Who asks, what the tenant is, what happened, and several requests at once. */
export const accountSamples: readonly Sample[] = [
  {
    operation: 'GET /me',
    sentence: 'the signed-in user is read',
    source: 'user-get',
    request: () => ({ path: '/me' }),
    status: 200,
    members:
      'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id',
  },
  {
    operation: 'GET /me/memberOf',
    sentence: 'groups and roles of the signed-in user are listed',
    source: 'user-list-memberof',
    request: () => ({ path: '/me/memberOf' }),
    status: 200,
    members: '@odata.context value[].@odata.type value[].id value[].displayName',
  },
  {
    operation: 'GET /me/transitiveMemberOf',
    sentence: 'groups and roles of the signed-in user are listed with those that come through groups',
    source: 'user-list-transitivememberof',
    request: () => ({ path: '/me/transitiveMemberOf' }),
    status: 200,
    members: '@odata.context value[].@odata.type value[].id value[].displayName',
  },
  {
    operation: 'GET /organization',
    sentence: 'the tenant itself is read',
    source: 'organization-list',
    request: () => ({ path: '/organization' }),
    status: 200,
    members: '@odata.context value[].id value[].displayName value[].verifiedDomains[].name value[].tenantType',
  },
  {
    operation: 'GET /auditLogs/provisioning',
    sentence: 'the provisioning log is listed',
    source: 'provisioningobjectsummary-list',
    given: runFirstCycle,
    request: () => ({ path: '/auditLogs/provisioning' }),
    status: 200,
    members:
      '@odata.context value[].id value[].activityDateTime value[].tenantId value[].jobId value[].cycleId value[].changeId value[].provisioningAction value[].durationInMilliseconds value[].provisioningStatusInfo.status value[].provisioningStatusInfo.errorInformation value[].provisioningSteps[].name value[].provisioningSteps[].provisioningStepType value[].provisioningSteps[].status value[].provisioningSteps[].description value[].provisioningSteps[].details value[].modifiedProperties[].displayName value[].modifiedProperties[].oldValue value[].modifiedProperties[].newValue value[].servicePrincipal.id value[].sourceSystem.displayName value[].targetSystem.details.ApplicationId value[].targetSystem.details.ServicePrincipalId value[].targetSystem.details.ServicePrincipalDisplayName value[].initiatedBy.id value[].initiatedBy.displayName value[].sourceIdentity.identityType value[].sourceIdentity.details value[].targetIdentity.displayName value[].targetIdentity.details',
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
      'value[].sourceIdentity.details.id value[].sourceIdentity.details.odatatype value[].sourceIdentity.details.DisplayName value[].sourceIdentity.details.UserPrincipalName',
    facts: {
      value: [
        {
          tenantId: ids.partner,
          sourceSystem: { displayName: 'Azure Active Directory' },
          targetSystem: { displayName: 'Azure Active Directory (target tenant)' },
          initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
        },
      ],
    },
  },
  {
    operation: 'GET /auditLogs/directoryAudits',
    sentence: 'the audit log is listed',
    source: 'directoryaudit-list',
    given: runFirstCycle,
    request: () => ({ path: '/auditLogs/directoryAudits' }),
    status: 200,
    members:
      '@odata.context value[].id value[].category value[].correlationId value[].result value[].resultReason value[].activityDisplayName value[].activityDateTime value[].loggedByService value[].operationType value[].initiatedBy.user value[].initiatedBy.app value[].targetResources[].id value[].targetResources[].modifiedProperties value[].additionalDetails',
  },
  {
    operation: 'GET /auditLogs/directoryAudits',
    sentence: 'the audit log of one user is listed',
    source: 'directoryaudit-list',
    request: () => ({ path: `/auditLogs/directoryAudits?$filter=initiatedBy/user/id eq '${ids.admin}'` }),
    status: 200,
    members: 'value[].initiatedBy.user.id value[].initiatedBy.user.ipAddress value[].targetResources[].type',
  },
  {
    operation: 'POST /$batch',
    sentence: 'several requests are sent at once',
    source:
      'https://learn.microsoft.com/graph/json-batching, without its requests for files and tasks, and with a user in place of /me in the write',
    request: () => ({
      path: '/$batch',
      body: {
        requests: [
          {
            id: '4',
            url: `/users/${ids.ben}`,
            method: 'PATCH',
            body: { city: 'Redmond' },
            headers: { 'Content-Type': 'application/json' },
          },
          {
            id: '5',
            url: 'users?$select=id,displayName,userPrincipalName&$filter=city eq null&$count=true',
            method: 'GET',
            headers: { ConsistencyLevel: 'eventual' },
          },
        ],
      },
    }),
    status: 200,
    members: 'responses[].id responses[].status responses[].headers',
  },
];
