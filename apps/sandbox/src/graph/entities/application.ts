import { crossTenantTemplateId } from '../../world/world.ts';
import type { Application, ServicePrincipal } from '../../world/service-principal.ts';
import { propertyTable, type EntityType } from '../odata/entity-type.ts';

const galleryHomepage =
  'https://account.activedirectory.windowsazure.com:444/applications/default.aspx?metadata=aad2aadsync|ISV9.1|primary|z';

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
    appOwnerOrganizationId: () => null,
    appRoleAssignmentRequired: (item) => item.appRoleAssignmentRequired ?? true,
    appRoles: (item) => item.appRoles,
    description: (item) => item.description,
    displayName: (item) => item.displayName,
    homepage: (item) => (item.applicationTemplateId === crossTenantTemplateId ? galleryHomepage : null),
    loginUrl: () => null,
    logoutUrl: () => null,
    notes: (item) => item.notes,
    notificationEmailAddresses: () => [],
    preferredSingleSignOnMode: () => null,
    replyUrls: () => [],
    servicePrincipalNames: (item) => [item.appId],
    servicePrincipalType: () => 'Application',
    signInAudience: () => 'AzureADMyOrg',
    tags: (item) =>
      item.tags ?? (item.applicationTemplateId === null ? [] : ['WindowsAzureActiveDirectoryIntegratedApp']),
  }),
  defaults: () => [...servicePrincipalType.properties.keys()],
};
