import { accessRules } from './access-rules.ts';
import {
  inheritedConsent,
  keptSettingNames,
  mergeKeptSettings,
  parseConsent,
  parseKeptSettings,
} from './partner-settings.ts';
import { badRequest } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { parseUserSyncInbound } from './identity-synchronization.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, type JsonObject } from './request-body.ts';

const folder = '/policies/crossTenantAccessPolicy/templates';
const synchronization = `${folder}/multiTenantOrganizationIdentitySynchronization`;
const configuration = `${folder}/multiTenantOrganizationPartnerConfiguration`;
/** Where a template applies unless somebody says otherwise. */
const everywhere = 'newPartners,existingPartners';
const levels: ReadonlySet<string> = new Set(['', 'none', 'newPartners', 'existingPartners']);
const keptInTemplate = keptSettingNames.filter((name) => name !== 'tenantRestrictions');

/** What a tenant applies to partners that join. @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/multi-tenant-organization-templates */
export const policyTemplateOperations: readonly Operation[] = [
  { method: 'GET', path: synchronization, access: accessRules.readPolicyTemplates, handle: getSynchronization },
  { method: 'PATCH', path: synchronization, access: accessRules.writePolicyTemplates, handle: updateSynchronization },
  {
    method: 'POST',
    path: `${synchronization}/resetToDefaultSettings`,
    access: accessRules.writePolicyTemplates,
    handle: resetSynchronization,
  },
  { method: 'GET', path: configuration, access: accessRules.readPolicyTemplates, handle: getConfiguration },
  { method: 'PATCH', path: configuration, access: accessRules.writePolicyTemplates, handle: updateConfiguration },
  {
    method: 'POST',
    path: `${configuration}/resetToDefaultSettings`,
    access: accessRules.writePolicyTemplates,
    handle: resetConfiguration,
  },
];

function getSynchronization(call: Call): Answer {
  const template = call.tenant.templates.identitySynchronization;
  return ok({
    '@odata.context': contextOf(
      'policies/crossTenantAccessPolicy/templates/multiTenantOrganizationIdentitySynchronization/$entity',
    ),
    id: call.tenant.tenantId,
    userSyncInbound: template.userSyncInbound ?? { isSyncAllowed: null },
    templateApplicationLevel: template.templateApplicationLevel,
  });
}

function updateSynchronization(call: Call): Answer {
  const body = objectBody(
    call.body,
    ['userSyncInbound', 'templateApplicationLevel'],
    'microsoft.graph.multiTenantOrganizationIdentitySyncPolicyTemplate',
  );
  const userSyncInbound = parseUserSyncInbound(body['userSyncInbound']);
  const level = parseLevel(body);
  const template = call.tenant.templates.identitySynchronization;
  if (userSyncInbound !== undefined) template.userSyncInbound = userSyncInbound;
  if (level !== undefined) template.templateApplicationLevel = level;
  return noContent;
}

function resetSynchronization(call: Call): Answer {
  call.tenant.templates.identitySynchronization = { userSyncInbound: null, templateApplicationLevel: everywhere };
  return noContent;
}

function getConfiguration(call: Call): Answer {
  const template = call.tenant.templates.partnerConfiguration;
  return ok({
    '@odata.context': contextOf(
      'policies/crossTenantAccessPolicy/templates/multiTenantOrganizationPartnerConfiguration/$entity',
    ),
    id: call.tenant.tenantId,
    ...Object.fromEntries(keptInTemplate.map((name) => [name, template.otherSettings?.[name] ?? null])),
    automaticUserConsentSettings: template.automaticUserConsentSettings ?? inheritedConsent,
    templateApplicationLevel: template.templateApplicationLevel,
  });
}

function updateConfiguration(call: Call): Answer {
  const body = objectBody(
    call.body,
    ['automaticUserConsentSettings', 'templateApplicationLevel', ...keptInTemplate],
    'microsoft.graph.multiTenantOrganizationPartnerConfigurationTemplate',
  );
  const consent = parseConsent(body['automaticUserConsentSettings']);
  const level = parseLevel(body);
  const otherSettings = parseKeptSettings(body);
  const template = call.tenant.templates.partnerConfiguration;
  const kept = mergeKeptSettings(template.otherSettings, otherSettings);
  if (kept === undefined) delete template.otherSettings;
  else template.otherSettings = kept;
  if (consent !== undefined) {
    template.automaticUserConsentSettings = consent && {
      ...inheritedConsent,
      ...template.automaticUserConsentSettings,
      ...consent,
    };
  }
  if (level !== undefined) template.templateApplicationLevel = level;
  return noContent;
}

function resetConfiguration(call: Call): Answer {
  call.tenant.templates.partnerConfiguration = {
    automaticUserConsentSettings: null,
    templateApplicationLevel: everywhere,
  };
  return noContent;
}

/** A comma list of levels; empty turns the template off. */
function parseLevel(body: JsonObject): string | undefined {
  const value = body['templateApplicationLevel'];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.split(',').some((level) => !levels.has(level.trim()))) {
    throw badRequest("Invalid value specified for property 'templateApplicationLevel' of resource.");
  }
  return value;
}
