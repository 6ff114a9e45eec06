import type { Application, ServicePrincipal } from '../../world/service-principal.ts';
import { propertyTable, type EntityType } from '../odata/entity-type.ts';
import { emptySettings, homepageOf, userImpersonation } from './gallery-application.ts';

/** An application registration as Graph shows it. */
export const applicationType: EntityType<Application> = {
  name: 'microsoft.graph.application',
  idOf: (application) => application.id,
  properties: propertyTable<Application>({
    id: (application) => application.id,
    deletedDateTime: (application) => application.deletedDateTime,
    appId: (application) => application.appId,
    applicationTemplateId: (application) => application.applicationTemplateId,
    displayName: (application) => application.displayName,
    createdDateTime: (application) => application.createdDateTime,
    signInAudience: () => 'AzureADMyOrg',
    tags: (application) => application.tags ?? [],
    identifierUris: () => [],
    description: (application) => application.description,
    notes: (application) => application.notes,
    serviceManagementReference: () => null,
    ...emptySettings,
    groupMembershipClaims: () => null,
    isFallbackPublicClient: () => false,
    defaultRedirectUri: () => null,
    optionalClaims: () => null,
    api: ({ appId, displayName }) => ({
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: [userImpersonation(appId, displayName)],
      preAuthorizedApplications: [],
    }),
    appRoles: (application) => application.appRoles ?? [],
    parentalControlSettings: () => ({ countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' }),
    publicClient: () => ({ redirectUris: [] }),
    requiredResourceAccess: () => [],
    web: ({ applicationTemplateId }) => ({
      homePageUrl: homepageOf(applicationTemplateId),
      redirectUris: [],
      logoutUrl: null,
    }),
  }),
  defaults: () => [...applicationType.properties.keys()],
};

/** An enterprise application as Graph shows it. */
export const servicePrincipalType: EntityType<ServicePrincipal> = {
  name: 'microsoft.graph.servicePrincipal',
  idOf: (servicePrincipal) => servicePrincipal.id,
  properties: propertyTable<ServicePrincipal>({
    id: (item) => item.id,
    deletedDateTime: (item) => item.deletedDateTime,
    accountEnabled: (item) => item.accountEnabled,
    alternativeNames: () => [],
    appDisplayName: (item) => item.displayName,
    appDescription: () => null,
    appId: (item) => item.appId,
    applicationTemplateId: (item) => item.applicationTemplateId,
    appOwnerOrganizationId: (item) => item.appOwnerOrganizationId ?? null,
    appRoleAssignmentRequired: (item) => item.appRoleAssignmentRequired ?? true,
    appRoles: (item) => item.appRoles,
    description: (item) => item.description,
    displayName: (item) => item.displayName,
    homepage: (item) => homepageOf(item.applicationTemplateId),
    loginUrl: () => null,
    logoutUrl: () => null,
    notes: (item) => item.notes,
    notificationEmailAddresses: () => [],
    preferredSingleSignOnMode: () => null,
    preferredTokenSigningKeyThumbprint: () => null,
    samlSingleSignOnSettings: () => null,
    ...emptySettings,
    oauth2PermissionScopes: ({ appId, displayName }) => [userImpersonation(appId, displayName)],
    replyUrls: () => [],
    servicePrincipalNames: (item) => [item.appId],
    servicePrincipalType: () => 'Application',
    signInAudience: () => 'AzureADMyOrg',
    tags: (item) =>
      item.tags ?? (item.applicationTemplateId === null ? [] : ['WindowsAzureActiveDirectoryIntegratedApp']),
  }),
  defaults: () => [...servicePrincipalType.properties.keys()],
};
