import { forgetAgenda } from '../engine/agenda.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import { accessRules } from './access-rules.ts';
import { audit } from './audit.ts';
import { answerCollection } from './collection.ts';
import { servicePrincipalType } from './entities/application.ts';
import { presentAssignment } from './entities/app-role-assignment.ts';
import { badRequest } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { graphTime } from './moment.ts';
import { checkSelect, project } from './odata/entity-type.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, optionalFlag, optionalText, optionalTexts } from './request-body.ts';
import {
  bareServicePrincipal,
  listedAssignments,
  listedServicePrincipals,
  reachedServicePrincipal,
  replicationKeys,
  seenServicePrincipal,
} from './visibility.ts';

const one = '/servicePrincipals/{servicePrincipalId}';

/** Enterprise applications. @see https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipalOperations: readonly Operation[] = [
  { method: 'GET', path: '/servicePrincipals', access: accessRules.readApplications, handle: listServicePrincipals },
  { method: 'GET', path: one, access: accessRules.readApplications, handle: getServicePrincipal },
  { method: 'PATCH', path: one, access: accessRules.writeServicePrincipals, handle: updateServicePrincipal },
  { method: 'DELETE', path: one, access: accessRules.writeServicePrincipals, handle: deleteServicePrincipal },
];

/** Puts an enterprise application into the recycle bin. Its jobs are gone for good; the accounts they made stay. */
export function removeServicePrincipal(call: Call, servicePrincipal: ServicePrincipal): void {
  const before = bareServicePrincipal(servicePrincipal);
  servicePrincipal.deletedDateTime = graphTime(call.clock.now());
  servicePrincipal.jobs = [];
  forgetAgenda(call.world);
  call.replication.deleted(replicationKeys.servicePrincipal(call.tenant.tenantId, servicePrincipal.id), before);
  audit(call, {
    activity: 'Remove service principal',
    category: 'ApplicationManagement',
    operation: 'Delete',
    target: { id: servicePrincipal.id, displayName: servicePrincipal.displayName, type: 'ServicePrincipal' },
  });
}

function listServicePrincipals(call: Call): Answer {
  return answerCollection(call, {
    type: servicePrincipalType,
    context: 'servicePrincipals',
    items: () => listedServicePrincipals(call),
    pageSize: { default: 100, max: 999, beyond: 'refuse' },
    directory: {
      plainOrder: new Set(['displayName']),
      advancedFilter: new Set(),
      everyFilterAdvanced: false,
    },
    expanded: (item, names) => expanded(call, item, names),
  });
}

function getServicePrincipal(call: Call): Answer {
  const { select, expand } = call.query;
  checkSelect(servicePrincipalType, select);
  const servicePrincipal = seenServicePrincipal(call, call.parameters['servicePrincipalId'] ?? '');
  return ok({
    '@odata.context': contextOf('servicePrincipals/$entity', select),
    ...project(servicePrincipalType, servicePrincipal, select),
    ...(expand.length > 0 ? expanded(call, servicePrincipal, expand) : {}),
  });
}

/** An expanded navigation holds at most 20 objects. */
function expanded(call: Call, item: ServicePrincipal, names: readonly string[]): Record<string, unknown> {
  for (const name of names) {
    if (name !== 'appRoleAssignedTo') throw badRequest(`The navigation property '${name}' cannot be expanded here.`);
  }
  const current = call.tenant.servicePrincipals.get(item.id);
  const assignments = current ? listedAssignments(call, current) : [];
  return { appRoleAssignedTo: assignments.slice(0, 20).map(presentAssignment) };
}

const settable = ['displayName', 'accountEnabled', 'notes', 'description', 'tags', 'appRoleAssignmentRequired'];

function updateServicePrincipal(call: Call): Answer {
  const body = objectBody(call.body, settable, servicePrincipalType.name);
  const displayName = optionalText(body, 'displayName');
  const accountEnabled = optionalFlag(body, 'accountEnabled');
  const description = optionalText(body, 'description');
  const notes = optionalText(body, 'notes');
  const tags = optionalTexts(body, 'tags');
  const required = optionalFlag(body, 'appRoleAssignmentRequired');
  if (displayName === null || displayName === '')
    throw badRequest("Invalid value specified for property 'displayName' of resource.");
  const servicePrincipal = reachedServicePrincipal(call);
  const before = bareServicePrincipal(servicePrincipal);
  if (displayName !== undefined) servicePrincipal.displayName = displayName;
  if (typeof accountEnabled === 'boolean') servicePrincipal.accountEnabled = accountEnabled;
  if (description !== undefined) servicePrincipal.description = description;
  if (notes !== undefined) servicePrincipal.notes = notes;
  if (tags !== undefined) servicePrincipal.tags = tags;
  if (typeof required === 'boolean') servicePrincipal.appRoleAssignmentRequired = required;
  call.replication.changed(replicationKeys.servicePrincipal(call.tenant.tenantId, servicePrincipal.id), before);
  audit(call, {
    activity: 'Update service principal',
    category: 'ApplicationManagement',
    operation: 'Update',
    target: { id: servicePrincipal.id, displayName: servicePrincipal.displayName, type: 'ServicePrincipal' },
  });
  return noContent;
}

function deleteServicePrincipal(call: Call): Answer {
  removeServicePrincipal(call, reachedServicePrincipal(call));
  return noContent;
}
