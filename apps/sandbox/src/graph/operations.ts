import { appRoleAssignmentOperations } from './app-role-assignments.ts';
import { applicationTemplateOperations } from './application-templates.ts';
import { applicationOperations } from './applications.ts';
import { crossTenantAccessPolicyOperations } from './cross-tenant-access-policy.ts';
import { defaultPolicyOperations } from './default-policy.ts';
import { directoryAuditOperations } from './directory-audits.ts';
import { directoryObjectOperations } from './directory-objects.ts';
import { groupOperations } from './groups.ts';
import { identitySynchronizationOperations } from './identity-synchronization.ts';
import { meOperations } from './me.ts';
import { multitenantOrganizationOperations } from './multitenant-organization.ts';
import type { Operation } from './operation.ts';
import { organizationJoinRequestOperations } from './organization-join-request.ts';
import { organizationTenantOperations } from './organization-tenants.ts';
import { organizationOperations } from './organization.ts';
import { policyTemplateOperations } from './policy-templates.ts';
import { provisioningLogOperations } from './provisioning-logs.ts';
import { servicePrincipalOperations } from './service-principals.ts';
import { synchronizationActionOperations } from './synchronization-actions.ts';
import { synchronizationExpressionOperations } from './synchronization-expressions.ts';
import { synchronizationJobOperations } from './synchronization-jobs.ts';
import { synchronizationSchemaOperations } from './synchronization-schema.ts';
import { synchronizationSecretOperations } from './synchronization-secrets.ts';
import { synchronizationTemplateOperations } from './synchronization-templates.ts';
import { userOperations } from './users.ts';

/** Everything Graph answers here, but `$batch`. */
export const operations: readonly Operation[] = [
  ...multitenantOrganizationOperations,
  ...organizationTenantOperations,
  ...organizationJoinRequestOperations,
  ...defaultPolicyOperations,
  ...crossTenantAccessPolicyOperations,
  ...identitySynchronizationOperations,
  ...policyTemplateOperations,
  ...applicationTemplateOperations,
  ...applicationOperations,
  ...servicePrincipalOperations,
  ...appRoleAssignmentOperations,
  ...synchronizationTemplateOperations,
  ...synchronizationJobOperations,
  ...synchronizationActionOperations,
  ...synchronizationSecretOperations,
  ...synchronizationSchemaOperations,
  ...synchronizationExpressionOperations,
  ...userOperations,
  ...groupOperations,
  ...meOperations,
  ...organizationOperations,
  ...directoryObjectOperations,
  ...provisioningLogOperations,
  ...directoryAuditOperations,
];
