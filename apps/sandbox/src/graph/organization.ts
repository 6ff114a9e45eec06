import type { Tenant } from '../world/tenant.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection } from './collection.ts';
import { propertyTable, type EntityType } from './odata/entity-type.ts';
import type { Operation } from './operation.ts';

const organizationType: EntityType<Tenant> = {
  name: 'microsoft.graph.organization',
  idOf: (tenant) => tenant.tenantId,
  properties: propertyTable<Tenant>({
    id: (tenant) => tenant.tenantId,
    deletedDateTime: () => null,
    assignedPlans: (tenant) => (tenant.premium ? [premiumPlan] : []),
    businessPhones: () => [],
    city: () => null,
    country: () => null,
    countryLetterCode: () => null,
    createdDateTime: () => '2019-04-02T08:00:00Z',
    defaultUsageLocation: () => null,
    displayName: (tenant) => tenant.displayName,
    marketingNotificationEmails: () => [],
    onPremisesLastSyncDateTime: () => null,
    onPremisesSyncEnabled: () => null,
    partnerTenantType: () => null,
    postalCode: () => null,
    preferredLanguage: () => 'en',
    privacyProfile: () => ({ contactEmail: '', statementUrl: '' }),
    provisionedPlans: (tenant) => (tenant.premium ? [provisionedPremiumPlan] : []),
    securityComplianceNotificationMails: () => [],
    securityComplianceNotificationPhones: () => [],
    state: () => null,
    street: () => null,
    technicalNotificationMails: () => [],
    tenantType: () => 'AAD',
    verifiedDomains: (tenant) =>
      [tenant.initialDomain, ...tenant.verifiedDomains].map((name) => ({
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: name === tenant.defaultDomain,
        isInitial: name === tenant.initialDomain,
        name,
        type: 'Managed',
      })),
  }),
  defaults: () => [...organizationType.properties.keys()],
};

/** Microsoft Entra ID P1. */
const premiumPlan = {
  assignedDateTime: '2023-01-10T09:00:00Z',
  capabilityStatus: 'Enabled',
  service: 'AADPremiumService',
  servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
};
const provisionedPremiumPlan = {
  capabilityStatus: 'Enabled',
  provisioningStatus: 'Success',
  service: 'AADPremiumService',
};

/** The tenant itself. @see https://learn.microsoft.com/graph/api/organization-list */
export const organizationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/organization',
    access: accessRules.readTenantDetails,
    handle: (call) =>
      answerCollection(call, {
        type: organizationType,
        context: 'organization',
        items: () => [call.tenant],
        pageSize: { default: 100, max: 999, beyond: 'clamp' },
      }),
  },
];
