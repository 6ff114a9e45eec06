import { accessRules } from './access-rules.ts';
import { audit } from './audit.ts';
import { applicationType } from './entities/application.ts';
import { badRequest, resourceNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { graphTime } from './moment.ts';
import { checkSelect, project } from './odata/entity-type.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, optionalText, optionalTexts } from './request-body.ts';
import { removeServicePrincipal } from './service-principals.ts';
import { alive, replicationKeys, seenApplication } from './visibility.ts';

const path = '/applications/{applicationId}';

/** Application registrations. @see https://learn.microsoft.com/graph/api/resources/application */
export const applicationOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readApplications, handle: getApplication },
  { method: 'PATCH', path, access: accessRules.writeApplications, handle: updateApplication },
  { method: 'DELETE', path, access: accessRules.writeApplications, handle: deleteApplication },
];

function getApplication(call: Call): Answer {
  const { select } = call.query;
  checkSelect(applicationType, select);
  const application = seenApplication(call, applicationId(call));
  return ok({
    '@odata.context': contextOf('applications/$entity', select),
    ...project(applicationType, application, select),
  });
}

function updateApplication(call: Call): Answer {
  const body = objectBody(call.body, ['displayName', 'description', 'notes', 'tags'], applicationType.name);
  const displayName = optionalText(body, 'displayName');
  const description = optionalText(body, 'description');
  const notes = optionalText(body, 'notes');
  const tags = optionalTexts(body, 'tags');
  if (displayName === null || displayName === '')
    throw badRequest("Invalid value specified for property 'displayName' of resource.");
  const application = reachedApplication(call);
  const before = structuredClone(application);
  if (displayName !== undefined) application.displayName = displayName;
  if (description !== undefined) application.description = description;
  if (notes !== undefined) application.notes = notes;
  if (tags !== undefined) application.tags = tags;
  call.replication.changed(replicationKeys.application(call.tenant.tenantId, application.id), before);
  return noContent;
}

/** Puts the registration into the recycle bin; the tenant's own enterprise application goes with it. */
function deleteApplication(call: Call): Answer {
  const application = reachedApplication(call);
  const before = structuredClone(application);
  application.deletedDateTime = graphTime(call.clock.now());
  call.replication.deleted(replicationKeys.application(call.tenant.tenantId, application.id), before);
  audit(call, {
    activity: 'Delete application',
    category: 'ApplicationManagement',
    operation: 'Delete',
    target: { id: application.id, displayName: application.displayName, type: 'Application' },
  });
  for (const servicePrincipal of call.tenant.servicePrincipals.values()) {
    if (servicePrincipal.appId === application.appId && alive(servicePrincipal))
      removeServicePrincipal(call, servicePrincipal);
  }
  return noContent;
}

function reachedApplication(call: Call) {
  const id = applicationId(call);
  seenApplication(call, id);
  const application = alive(call.tenant.applications.get(id));
  if (!application) throw resourceNotFound(id);
  return application;
}

function applicationId(call: Call): string {
  return call.parameters['applicationId'] ?? '';
}
