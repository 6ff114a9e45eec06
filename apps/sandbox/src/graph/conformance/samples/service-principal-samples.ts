import { crossTenantTemplateId } from '../../../world/world.ts';
import { roleMembers, servicePrincipalMembers } from './configuration-members.ts';
import { contextFact, eventual, type Sample } from './sample.ts';
import type { SamplePlace } from './sample-place.ts';

const one = '/servicePrincipals/{servicePrincipal-id}';
const scopes =
  'oauth2PermissionScopes[].adminConsentDescription oauth2PermissionScopes[].adminConsentDisplayName oauth2PermissionScopes[].id oauth2PermissionScopes[].isEnabled oauth2PermissionScopes[].type oauth2PermissionScopes[].userConsentDescription oauth2PermissionScopes[].userConsentDisplayName oauth2PermissionScopes[].value';
const principal = ({ servicePrincipalId }: SamplePlace): string => `/servicePrincipals/${servicePrincipalId}`;

/** Configurations as service principals. */
export const servicePrincipalSamples: readonly Sample[] = [
  {
    operation: 'GET /servicePrincipals',
    sentence: 'service principals are listed',
    source: 'serviceprincipal-list, whose answer also has a publisherName that the model of version 1.0 does not have',
    request: () => ({ path: '/servicePrincipals' }),
    status: 200,
    facts: contextFact('servicePrincipals'),
    members:
      'value[].id value[].deletedDateTime value[].accountEnabled value[].appDisplayName value[].appId value[].appOwnerOrganizationId value[].appRoleAssignmentRequired value[].displayName value[].homepage value[].logoutUrl value[].replyUrls value[].servicePrincipalNames value[].tags value[].addIns value[].appRoles value[].info.logoUrl value[].keyCredentials value[].oauth2PermissionScopes value[].passwordCredentials',
  },
  {
    operation: 'GET /servicePrincipals',
    sentence: 'a service principal is found by the beginning of its name, and those that are found counted',
    source: 'serviceprincipal-list',
    given: (place) => place.sandbox.send('PATCH', principal(place), { displayName: 'a' }),
    request: () => ({
      path: "/servicePrincipals?$filter=startswith(displayName, 'a')&$count=true&$top=1&$orderby=displayName",
      options: eventual,
    }),
    status: 200,
    facts: {
      '@odata.count': 1,
      value: [
        {
          accountEnabled: true,
          displayName: 'a',
          servicePrincipalType: 'Application',
          signInAudience: 'AzureADMyOrg',
        },
      ],
    },
  },
  {
    operation: 'GET /servicePrincipals',
    sentence: 'service principals are searched for by a word of their name, and counted',
    source: 'serviceprincipal-list',
    given: (place) => place.sandbox.send('PATCH', principal(place), { displayName: 'Team of Contoso' }),
    request: () => ({ path: '/servicePrincipals?$search="displayName:Team"&$count=true', options: eventual }),
    status: 200,
    facts: { ...contextFact('servicePrincipals'), '@odata.count': 1, value: [{ displayName: 'Team of Contoso' }] },
  },
  {
    operation: 'GET /servicePrincipals',
    sentence: 'a configuration is found by its name',
    source: 'derived from how-to, where it is the filter of a PowerShell command',
    request: () => ({ path: "/servicePrincipals?$filter=displayName eq 'Fabrikam'" }),
    status: 200,
    facts: { value: [{ displayName: 'Fabrikam', applicationTemplateId: crossTenantTemplateId }] },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a service principal is read',
    source:
      'serviceprincipal-get, whose answer also has a publisherName and endpoints that the model of version 1.0 does not have',
    request: (place) => ({ path: principal(place) }),
    status: 200,
    members: `${servicePrincipalMembers} disabledByMicrosoftStatus resourceSpecificApplicationPermissions signInAudience`,
    facts: contextFact('servicePrincipals/$entity'),
  },
  {
    operation: `GET ${one}`,
    sentence: 'chosen members of a service principal are read',
    source: 'serviceprincipal-get',
    request: (place) => ({
      path: `${principal(place)}?$select=id,appId,displayName,appRoles,oauth2PermissionScopes,resourceSpecificApplicationPermissions`,
    }),
    status: 200,
    members: `${roleMembers} ${scopes}`,
    facts: ({ servicePrincipalId, appId }) => ({ id: servicePrincipalId, appId, displayName: 'Fabrikam' }),
  },
  {
    operation: `PATCH ${one}`,
    sentence: 'assignment is made a condition',
    source: 'serviceprincipal-update',
    request: (place) => ({ path: principal(place), body: { appRoleAssignmentRequired: true } }),
    status: 204,
  },
  {
    operation: `DELETE ${one}`,
    sentence: 'a service principal is deleted',
    source: 'serviceprincipal-delete',
    request: (place) => ({ path: principal(place) }),
    status: 204,
  },
  {
    operation: `DELETE ${one}`,
    sentence: 'a service principal is deleted by the id of its application',
    source:
      'derived from serviceprincipal-delete, which allows the id in the address and has the other one in its example',
    request: ({ appId }) => ({ path: `/servicePrincipals(appId='${appId}')` }),
    status: 204,
  },
];
