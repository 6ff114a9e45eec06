import { crossTenantTemplateId } from '../../../world/world.ts';
import { eventual, type Sample } from './sample.ts';
import type { SamplePlace } from './sample-place.ts';

const one = '/servicePrincipals/{servicePrincipal-id}';
const info = 'info.logoUrl info.marketingUrl info.privacyStatementUrl info.supportUrl info.termsOfServiceUrl';
const roles =
  'appRoles[].allowedMemberTypes appRoles[].displayName appRoles[].id appRoles[].isEnabled appRoles[].description appRoles[].value appRoles[].origin';
const publisher = 'verifiedPublisher.displayName verifiedPublisher.verifiedPublisherId verifiedPublisher.addedDateTime';
const application = `id appId applicationTemplateId createdDateTime deletedDateTime displayName description groupMembershipClaims identifierUris isFallbackPublicClient signInAudience tags tokenEncryptionKeyId defaultRedirectUri optionalClaims addIns api.acceptMappedClaims api.knownClientApplications api.requestedAccessTokenVersion api.oauth2PermissionScopes[].value api.preAuthorizedApplications keyCredentials parentalControlSettings.countriesBlockedForMinors parentalControlSettings.legalAgeGroupRule passwordCredentials publicClient.redirectUris requiredResourceAccess web.homePageUrl web.redirectUris web.logoutUrl ${info} ${roles} ${publisher}`;
const servicePrincipal = `id deletedDateTime accountEnabled appId applicationTemplateId appDisplayName alternativeNames appOwnerOrganizationId displayName appRoleAssignmentRequired loginUrl logoutUrl homepage notificationEmailAddresses preferredSingleSignOnMode preferredTokenSigningKeyThumbprint replyUrls servicePrincipalNames servicePrincipalType tags tokenEncryptionKeyId samlSingleSignOnSettings addIns keyCredentials oauth2PermissionScopes[].value passwordCredentials ${info} ${roles} ${publisher}`;
const below = (owner: string, members: string): string => members.replaceAll(/(\S+)/g, `${owner}.$1`);
const principal = ({ servicePrincipalId }: SamplePlace): string => `/servicePrincipals/${servicePrincipalId}`;

/** The gallery, and configurations as application and service principal. */
export const configurationSamples: readonly Sample[] = [
  {
    operation: 'GET /applicationTemplates/{applicationTemplate-id}',
    sentence: 'a template of the gallery is read',
    source: 'applicationtemplate-get',
    request: () => ({ path: `/applicationTemplates/${crossTenantTemplateId}` }),
    status: 200,
    members: 'id displayName homePageUrl supportedSingleSignOnModes logoUrl categories publisher description',
  },
  {
    operation: 'POST /applicationTemplates/{applicationTemplate-id}/instantiate',
    sentence: 'a configuration is made from the gallery',
    source: 'how-to',
    request: () => ({
      path: `/applicationTemplates/${crossTenantTemplateId}/instantiate`,
      body: { displayName: 'Fabrikam' },
    }),
    status: 201,
    members: `@odata.context ${below('application', application)} ${below('servicePrincipal', servicePrincipal)}`,
    facts: {
      application: { displayName: 'Fabrikam', signInAudience: 'AzureADMyOrg', tags: [] },
      servicePrincipal: {
        displayName: 'Fabrikam',
        appRoleAssignmentRequired: true,
        servicePrincipalType: 'Application',
        tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
      },
    },
  },
  {
    operation: 'GET /applications/{application-id}',
    sentence: 'an application is read',
    source: 'application-get',
    request: ({ applicationId }) => ({ path: `/applications/${applicationId}` }),
    status: 200,
    members: `@odata.context ${application}`,
  },
  {
    operation: 'PATCH /applications/{application-id}',
    sentence: 'an application is renamed',
    source: 'application-update',
    request: ({ applicationId }) => ({
      path: `/applications/${applicationId}`,
      body: { displayName: 'New display name' },
    }),
    status: 204,
  },
  {
    operation: 'DELETE /applications/{application-id}',
    sentence: 'an application is deleted',
    source: 'application-delete',
    request: ({ applicationId }) => ({ path: `/applications/${applicationId}` }),
    status: 204,
  },
  {
    operation: 'GET /servicePrincipals',
    sentence: 'service principals are listed',
    source: 'serviceprincipal-list',
    request: () => ({ path: '/servicePrincipals' }),
    status: 200,
    members:
      '@odata.context value[].id value[].deletedDateTime value[].accountEnabled value[].appDisplayName value[].appId value[].appOwnerOrganizationId value[].appRoleAssignmentRequired value[].displayName value[].homepage value[].logoutUrl value[].replyUrls value[].servicePrincipalNames value[].tags value[].addIns value[].appRoles value[].info.logoUrl value[].keyCredentials value[].oauth2PermissionScopes value[].passwordCredentials',
  },
  {
    operation: 'GET /servicePrincipals',
    sentence: 'a service principal is found by the beginning of its name, and those that are found counted',
    source: 'serviceprincipal-list',
    request: () => ({
      path: "/servicePrincipals?$filter=startswith(displayName, 'f')&$count=true&$top=1&$orderby=displayName",
      options: eventual,
    }),
    status: 200,
    facts: { '@odata.count': 1 },
  },
  {
    operation: 'GET /servicePrincipals',
    sentence: 'a configuration is found by its name',
    source: 'how-to, as the filter of its PowerShell command',
    request: () => ({ path: "/servicePrincipals?$filter=displayName eq 'Fabrikam'" }),
    status: 200,
    facts: { value: [{ displayName: 'Fabrikam', applicationTemplateId: crossTenantTemplateId }] },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a service principal is read',
    source: 'serviceprincipal-get',
    request: (place) => ({ path: principal(place) }),
    status: 200,
    members: `@odata.context ${servicePrincipal}`,
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
    source: 'serviceprincipal-delete',
    request: ({ appId }) => ({ path: `/servicePrincipals(appId='${appId}')` }),
    status: 204,
  },
];
