import type { Random } from '../random/seeded-random.ts';
import type { AppRole, AppRoleAssignment, ServicePrincipal } from '../world/service-principal.ts';
import type { Tenant } from '../world/tenant.ts';
import { crossTenantTemplateId } from '../world/world.ts';

/** Adds an application and its service principal made from the gallery template of cross-tenant synchronization. */
export function addConfiguration(
  tenant: Tenant,
  random: Random,
  displayName: string,
  created: number,
): ServicePrincipal {
  const createdDateTime = new Date(created).toISOString();
  const shared = { appId: random.guid(), displayName, applicationTemplateId: crossTenantTemplateId, createdDateTime };
  const applicationId = random.guid();
  const id = random.guid();
  const appRoles: AppRole[] = [
    {
      id: random.guid(),
      displayName: 'msiam_access',
      description: 'msiam_access',
      value: null,
      isEnabled: true,
      origin: 'Application',
      allowedMemberTypes: ['User'],
    },
  ];
  tenant.applications.set(applicationId, { id: applicationId, ...shared, deletedDateTime: null, appRoles });
  const servicePrincipal: ServicePrincipal = {
    id,
    ...shared,
    appOwnerOrganizationId: tenant.tenantId,
    appRoles,
    accountEnabled: true,
    deletedDateTime: null,
    assignments: [],
    secrets: {},
    jobs: [],
  };
  tenant.servicePrincipals.set(servicePrincipal.id, servicePrincipal);
  return servicePrincipal;
}

/** What the admin center saves for a configuration that synchronizes assigned users and groups to one tenant. */
export function secretsFor(
  targetTenantId: string,
  notifications: Readonly<Record<string, unknown>> = {},
): { key: string; value: string }[] {
  const settings = {
    Enabled: false,
    DeleteThresholdEnabled: false,
    HumanResourcesLookaheadQueryEnabled: false,
    ...notifications,
  };
  return [
    { key: 'CompanyId', value: targetTenantId },
    { key: 'AuthenticationType', value: 'SyncPolicy' },
    { key: 'SyncAll', value: 'false' },
    { key: 'SyncNotificationSettings', value: JSON.stringify(settings) },
  ];
}

/** Assigns a user or group of the tenant with the role of the application. */
export function assign(
  servicePrincipal: ServicePrincipal,
  random: Random,
  principal: { readonly id: string; readonly displayName: string },
  principalType: 'User' | 'Group',
  created: number,
): AppRoleAssignment {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const assignment: AppRoleAssignment = {
    id: Array.from({ length: 43 }, () => alphabet.charAt(random.integer(alphabet.length))).join(''),
    appRoleId: servicePrincipal.appRoles[0]?.id ?? '',
    principalId: principal.id,
    principalType,
    principalDisplayName: principal.displayName,
    resourceId: servicePrincipal.id,
    resourceDisplayName: servicePrincipal.displayName,
    createdDateTime: new Date(created).toISOString(),
  };
  servicePrincipal.assignments.push(assignment);
  return assignment;
}
