import type { PartnerConfiguration } from '../world/cross-tenant-access-policy.ts';
import { assumptions } from '../engine/assumptions.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection } from './collection.ts';
import { badRequest, GraphError, sameKeyExists } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { checkSelect, project, propertyTable, type EntityType } from './odata/entity-type.ts';
import { created, noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { inheritedConsent, keptSettingNames, mergeKeptSettings, parseSettings } from './partner-settings.ts';
import { objectBody, requiredGuid } from './request-body.ts';
import { auditPartner, changePartner, seenPartner } from './reached-partner.ts';
import { replicationKeys } from './visibility.ts';

const path = '/policies/crossTenantAccessPolicy/partners';
const one = `${path}/{partnerTenantId}`;
const context = 'policies/crossTenantAccessPolicy/partners';
const typeName = 'microsoft.graph.crossTenantAccessPolicyConfigurationPartner';

/** Partner configurations. @see https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicy-overview */
export const crossTenantAccessPolicyOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readPolicies, handle: listPartners },
  { method: 'POST', path, access: accessRules.writePolicies, handle: addPartner },
  { method: 'GET', path: one, access: accessRules.readPolicies, handle: getPartner },
  { method: 'PATCH', path: one, access: accessRules.writePolicies, handle: updatePartner },
  { method: 'DELETE', path: one, access: accessRules.writePolicies, handle: deletePartner },
];

const partnerType: EntityType<PartnerConfiguration> = {
  name: typeName,
  idOf: (partner) => partner.tenantId,
  properties: propertyTable<PartnerConfiguration>({
    tenantId: (partner) => partner.tenantId,
    isServiceProvider: (partner) => partner.isServiceProvider,
    isInMultiTenantOrganization: (partner) => partner.isInMultiTenantOrganization,
    ...Object.fromEntries(
      keptSettingNames.map((name) => [name, (partner: PartnerConfiguration) => partner.otherSettings?.[name] ?? null]),
    ),
    automaticUserConsentSettings: (partner) => partner.automaticUserConsentSettings ?? inheritedConsent,
    // Of no effect within one cloud, and in every published answer.
    crossCloudMeetingConfiguration: () => ({ inboundAllowed: null, outboundAllowed: null }),
  }),
  defaults: () => [...partnerType.properties.keys()],
};
const writable = ['tenantId', 'isServiceProvider', 'automaticUserConsentSettings', ...keptSettingNames];

/** What an identity synchronization policy looks like on the wire. */
export function presentIdentitySynchronization(partner: PartnerConfiguration): Record<string, unknown> | null {
  const policy = partner.identitySynchronization;
  return (
    policy && { tenantId: partner.tenantId, displayName: policy.displayName, userSyncInbound: policy.userSyncInbound }
  );
}

function listPartners(call: Call): Answer {
  return answerCollection(call, {
    type: partnerType,
    context,
    items: () => call.replication.listed(`${call.tenant.tenantId}/partners`, call.tenant.partners),
    pageSize: { default: 999, max: 999, beyond: 'clamp' },
    expanded,
  });
}

function getPartner(call: Call): Answer {
  const { select, expand } = call.query;
  checkSelect(partnerType, select);
  const partner = seenPartner(call);
  return ok({
    '@odata.context': contextOf(`${context}/$entity`, select),
    ...project(partnerType, partner, select),
    ...(expand.length > 0 ? expanded(partner, expand) : {}),
  });
}

function expanded(partner: PartnerConfiguration, names: readonly string[]): Record<string, unknown> {
  for (const name of names) {
    if (name !== 'identitySynchronization')
      throw badRequest(`Could not find a property named '${name}' on type '${typeName}'.`);
  }
  return { identitySynchronization: presentIdentitySynchronization(partner) };
}

function addPartner(call: Call): Answer {
  const body = objectBody(call.body, writable, typeName);
  const tenantId = requiredGuid(body, 'tenantId');
  const settings = parseSettings(body);
  if (tenantId === call.tenant.tenantId) throw badRequest('A tenant cannot be its own partner.');
  if (call.tenant.partners.has(tenantId)) throw sameKeyExists('tenantId');
  const kept = mergeKeptSettings(undefined, settings.otherSettings);
  const partner: PartnerConfiguration = {
    tenantId,
    automaticUserConsentSettings: settings.automaticUserConsentSettings
      ? { ...inheritedConsent, ...settings.automaticUserConsentSettings }
      : null,
    isInMultiTenantOrganization: false,
    isServiceProvider: settings.isServiceProvider ?? null,
    identitySynchronization: null,
    ...(kept === undefined ? {} : { otherSettings: kept }),
  };
  call.tenant.partners.set(tenantId, partner);
  call.replication.created(replicationKeys.partner(call.tenant.tenantId, tenantId));
  auditPartner(
    { ...call, parameters: { partnerTenantId: tenantId } },
    'Add a partner to cross-tenant access setting',
    'Add',
  );
  return created({ '@odata.context': contextOf(`${context}/$entity`), ...project(partnerType, partner, undefined) });
}

function updatePartner(call: Call): Answer {
  const body = objectBody(call.body, writable, typeName);
  const settings = parseSettings(body);
  changePartner(call, (partner) => {
    if (settings.isServiceProvider !== undefined) partner.isServiceProvider = settings.isServiceProvider;
    const kept = mergeKeptSettings(partner.otherSettings, settings.otherSettings);
    if (kept === undefined) delete partner.otherSettings;
    else partner.otherSettings = kept;
    const consent = settings.automaticUserConsentSettings;
    if (consent === null) partner.automaticUserConsentSettings = null;
    if (consent) {
      partner.automaticUserConsentSettings = {
        ...(partner.automaticUserConsentSettings ?? inheritedConsent),
        ...consent,
      };
    }
  });
  auditPartner(call, 'Update a partner cross-tenant access setting', 'Update');
  return noContent;
}

function deletePartner(call: Call): Answer {
  const partner = seenPartner(call);
  if (call.tenant.partners.get(partner.tenantId)?.identitySynchronization) {
    throw new GraphError(
      assumptions.blockedPartnerDeletionStatus,
      'Request_BadRequest',
      'The identity synchronization policy of the partner has to be deleted first.',
    );
  }
  call.tenant.partners.delete(partner.tenantId);
  call.replication.deleted(replicationKeys.partner(call.tenant.tenantId, partner.tenantId), structuredClone(partner));
  auditPartner(call, 'Delete partner specific cross-tenant access setting', 'Delete');
  return noContent;
}
