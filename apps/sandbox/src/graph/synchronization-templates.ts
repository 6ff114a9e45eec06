import { defaultSchema } from '../engine/default-schema.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import { crossTenantTemplateId } from '../world/world.ts';
import { accessRules } from './access-rules.ts';
import { GraphError } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { ok, type Answer, type Call, type Operation } from './operation.ts';
import { reachedServicePrincipal } from './visibility.ts';

const path = '/servicePrincipals/{servicePrincipalId}/synchronization/templates';

/** The synchronization template of one Entra tenant to another. */
export const crossTenantTemplate = 'Azure2Azure';

/** What jobs are made from. @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationtemplate */
export const synchronizationTemplateOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readSynchronization, handle: listTemplates },
  { method: 'GET', path: `${path}/{templateId}`, access: accessRules.readSynchronization, handle: getTemplate },
  {
    method: 'GET',
    path: `${path}/{templateId}/schema`,
    access: accessRules.readSynchronization,
    handle: getTemplateSchema,
  },
];

/** Whether an enterprise application is a configuration of cross-tenant synchronization. */
export function isCrossTenant(servicePrincipal: ServicePrincipal): boolean {
  return servicePrincipal.applicationTemplateId === crossTenantTemplateId;
}

function listTemplates(call: Call): Answer {
  const servicePrincipal = reachedServicePrincipal(call);
  return ok({
    '@odata.context': contextOf(`servicePrincipals('${servicePrincipal.id}')/synchronization/templates`),
    value: isCrossTenant(servicePrincipal) ? [presentTemplate(servicePrincipal)] : [],
  });
}

function getTemplate(call: Call): Answer {
  const servicePrincipal = requireTemplate(call);
  return ok({
    '@odata.context': contextOf(`servicePrincipals('${servicePrincipal.id}')/synchronization/templates/$entity`),
    ...presentTemplate(servicePrincipal),
  });
}

function getTemplateSchema(call: Call): Answer {
  const servicePrincipal = requireTemplate(call);
  const context = `servicePrincipals('${servicePrincipal.id}')/synchronization/templates('${crossTenantTemplate}')/schema/$entity`;
  return ok({ '@odata.context': contextOf(context), ...defaultSchema(crossTenantTemplate) });
}

function requireTemplate(call: Call): ServicePrincipal {
  const servicePrincipal = reachedServicePrincipal(call);
  const id = call.parameters['templateId'] ?? '';
  if (id !== crossTenantTemplate || !isCrossTenant(servicePrincipal)) {
    throw new GraphError(404, 'ResourceNotFound', `Synchronization template '${id}' was not found.`);
  }
  return servicePrincipal;
}

function presentTemplate(servicePrincipal: ServicePrincipal): Record<string, unknown> {
  return {
    id: crossTenantTemplate,
    applicationId: servicePrincipal.appId,
    default: true,
    description: 'Synchronizes users of this tenant into another one.',
    discoverable: true,
    factoryTag: crossTenantTemplate,
    metadata: [
      { key: 'GalleryApplicationIdentifier', value: crossTenantTemplateId },
      { key: 'IsSynchronizationInPreview', value: 'False' },
    ],
    schema: defaultSchema(crossTenantTemplate),
  };
}
