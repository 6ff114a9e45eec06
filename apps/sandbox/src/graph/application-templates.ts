import type { Application, AppRole, ServicePrincipal } from '../world/service-principal.ts';
import { crossTenantTemplateId } from '../world/world.ts';
import { accessRules } from './access-rules.ts';
import { audit } from './audit.ts';
import { applicationType, servicePrincipalType } from './entities/application.ts';
import { resourceNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { graphTime } from './moment.ts';
import { project } from './odata/entity-type.ts';
import { created, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, optionalText, requiredText } from './request-body.ts';
import { replicationKeys } from './visibility.ts';

const path = '/applicationTemplates/{applicationTemplateId}';

/** The application gallery. @see https://learn.microsoft.com/graph/api/applicationtemplate-instantiate */
export const applicationTemplateOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readGallery, handle: getTemplate },
  { method: 'POST', path: `${path}/instantiate`, access: accessRules.instantiateTemplate, handle: instantiate },
];

function getTemplate(call: Call): Answer {
  const id = requireTemplate(call);
  const template: Record<string, unknown> = {
    id,
    displayName: 'Azure Active Directory Cross-Tenant Synchronization',
    homePageUrl: null,
    supportedSingleSignOnModes: ['notSupported'],
    supportedProvisioningTypes: ['sync'],
    logoUrl: null,
    categories: ['collaboration'],
    publisher: 'Microsoft Corporation',
    description: 'Synchronizes users of this tenant into another one.',
  };
  const { select } = call.query;
  const shown = select ? Object.fromEntries(select.map((name) => [name, template[name] ?? null])) : template;
  return ok({ '@odata.context': contextOf('applicationTemplates/$entity', select), ...shown });
}

/** Every call makes a new application and enterprise application: nothing is unique by name. */
function instantiate(call: Call): Answer {
  const applicationTemplateId = requireTemplate(call);
  const body = objectBody(call.body, ['displayName', 'serviceManagementReference'], 'microsoft.graph.instantiate');
  const displayName = requiredText(body, 'displayName');
  optionalText(body, 'serviceManagementReference');
  const { tenant, random, replication } = call;
  const shared = {
    appId: random.guid(),
    displayName,
    applicationTemplateId,
    createdDateTime: graphTime(call.clock.now()),
    deletedDateTime: null,
    createdByAppId: call.caller.clientId,
  };
  const appRoles: AppRole[] = [
    {
      id: random.guid(),
      allowedMemberTypes: ['User'],
      description: 'msiam_access',
      displayName: 'msiam_access',
      isEnabled: true,
      origin: 'Application',
      value: null,
    },
  ];
  const application: Application = { id: random.guid(), ...shared, appRoles };
  const servicePrincipal: ServicePrincipal = {
    id: random.guid(),
    ...shared,
    accountEnabled: true,
    appOwnerOrganizationId: tenant.tenantId,
    appRoles,
    assignments: [],
    secrets: {},
    jobs: [],
  };
  tenant.applications.set(application.id, application);
  tenant.servicePrincipals.set(servicePrincipal.id, servicePrincipal);
  replication.created(replicationKeys.application(tenant.tenantId, application.id));
  replication.created(replicationKeys.servicePrincipal(tenant.tenantId, servicePrincipal.id));
  audit(call, {
    activity: 'Add service principal',
    category: 'ApplicationManagement',
    operation: 'Add',
    target: { id: servicePrincipal.id, displayName, type: 'ServicePrincipal' },
  });
  return created({
    '@odata.context': contextOf('microsoft.graph.applicationServicePrincipal'),
    application: project(applicationType, application, undefined),
    servicePrincipal: project(servicePrincipalType, servicePrincipal, undefined),
  });
}

function requireTemplate(call: Call): string {
  const id = (call.parameters['applicationTemplateId'] ?? '').toLowerCase();
  if (id !== crossTenantTemplateId) throw resourceNotFound(id);
  return id;
}
