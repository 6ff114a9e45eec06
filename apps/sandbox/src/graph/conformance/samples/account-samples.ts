import { contextFact, eventual, type Sample } from './sample.ts';

const domain = 'capabilities isDefault isInitial name type';
const plan = 'assignedDateTime capabilityStatus service servicePlanId';
const provisioned = 'capabilityStatus provisioningStatus service';
const below = (owner: string, members: string): string => members.replaceAll(/(\S+)/g, `${owner}.$1`);
const organization = `id deletedDateTime businessPhones city country countryLetterCode createdDateTime defaultUsageLocation displayName marketingNotificationEmails onPremisesLastSyncDateTime onPremisesSyncEnabled partnerTenantType postalCode preferredLanguage securityComplianceNotificationMails securityComplianceNotificationPhones state street technicalNotificationMails tenantType privacyProfile.contactEmail privacyProfile.statementUrl ${below('assignedPlans[]', plan)} ${below('provisionedPlans[]', provisioned)} ${below('verifiedDomains[]', domain)}`;
const someone = 'whose example names a user where this says /me, as the page allows';

/** Who asks, what the tenant is, and several requests at once. */
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
    source: `derived from user-list-memberof, ${someone}`,
    request: () => ({ path: '/me/memberOf' }),
    status: 200,
    members: 'value[].@odata.type value[].id value[].displayName',
    facts: contextFact('directoryObjects'),
  },
  {
    operation: 'GET /me/transitiveMemberOf',
    sentence: 'groups and roles of the signed-in user are listed with those that come through groups',
    source: `derived from user-list-transitivememberof, ${someone}`,
    request: () => ({ path: '/me/transitiveMemberOf' }),
    status: 200,
    members: 'value[].@odata.type value[].id value[].displayName',
    facts: contextFact('directoryObjects'),
  },
  {
    operation: 'GET /organization',
    sentence: 'the tenant itself is read',
    source: 'organization-list, whose answer also has two members that the model of version 1.0 does not have',
    request: () => ({ path: '/organization' }),
    status: 200,
    members: below('value[]', organization),
    facts: { ...contextFact('organization'), value: [{ tenantType: 'AAD' }] },
  },
  {
    operation: 'POST /$batch',
    sentence: 'several requests are sent at once',
    source:
      'https://learn.microsoft.com/graph/json-batching, without its requests for tasks, for the deletion of a group and for credentials, which the sandbox does not have',
    request: () => ({
      path: '/$batch',
      body: {
        requests: [
          { id: '1', method: 'GET', url: '/me/memberOf' },
          {
            id: '5',
            url: 'users?$select=id,displayName,userPrincipalName&$filter=city eq null&$count=true',
            method: 'GET',
            headers: eventual.headers,
          },
        ],
      },
      options: { headers: { Accept: 'application/json' } },
    }),
    status: 200,
    members:
      'responses[].headers.Content-Type responses[].headers.x-ms-resource-unit responses[].headers.OData-Version responses[].headers.Cache-Control responses[].body.@odata.count responses[].body.value[].userPrincipalName',
    facts: {
      // In any order, of which the seed makes this one.
      responses: [
        { id: '5', status: 200, body: contextFact('users(id,displayName,userPrincipalName)') },
        { id: '1', status: 200, body: contextFact('directoryObjects') },
      ],
    },
  },
];
