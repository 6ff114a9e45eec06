import { crossTenantTemplateId } from '../../../world/world.ts';
import { applicationMembers, servicePrincipalMembers } from './configuration-members.ts';
import { contextFact, type Sample } from './sample.ts';

const below = (owner: string, members: string): string => members.replaceAll(/(\S+)/g, `${owner}.$1`);

/** The gallery, and configurations as applications. */
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
    members: `${below('application', applicationMembers)} ${below('servicePrincipal', servicePrincipalMembers)}`,
    facts: {
      ...contextFact('microsoft.graph.applicationServicePrincipal'),
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
    members: `${applicationMembers} disabledByMicrosoftStatus isDeviceOnlyAuthSupported publisherDomain samlMetadataUrl certification`,
    facts: contextFact('applications/$entity'),
  },
  {
    operation: 'GET /applications/{application-id}',
    sentence: 'chosen members of an application are read by its other id',
    source: 'application-get',
    request: ({ appId }) => ({
      path: `/applications(appId='${appId}')?$select=id,appId,displayName,requiredResourceAccess`,
    }),
    status: 200,
    members: 'requiredResourceAccess',
    facts: ({ applicationId, appId }) => ({
      ...contextFact('applications(id,appId,displayName,requiredResourceAccess)/$entity'),
      id: applicationId,
      appId,
    }),
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
];
