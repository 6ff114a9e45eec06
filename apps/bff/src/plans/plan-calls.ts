import type { PlannedCall } from '@tenantry/contract';
import type { Change, PlanContent, TenantPlan } from '@tenantry/domain';

/** Stands in a path for an id that the directory gives only while the plan is applied. */
const unknownConfiguration = '{service principal of the new configuration}';
const unknownJob = '{new job}';
const crossTenantTemplate = '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/**
 * The Graph writes of a plan, in the order in which each tenant gets them. Ids not known yet are named in braces; a change
 * that only waits has none.
 */
export function callsOf(content: PlanContent): PlannedCall[] {
  return content.tenants.flatMap((tenant) =>
    tenant.changes
      .flatMap((change) => callsFor(tenant, change))
      .map(({ method, path, body }) => ({
        tenantId: tenant.tenantId,
        tenantName: tenant.displayName,
        method,
        path: `/v1.0${path}`,
        ...(body === undefined ? {} : { body: JSON.stringify(body, undefined, 2) }),
      })),
  );
}

/** Changes that name their configuration themselves: a tenant may have several. Its application goes along with it. */
function callsFor(tenant: TenantPlan, change: Change): readonly Call[] {
  switch (change.kind) {
    case 'rename-configuration': {
      const body = { displayName: change.displayName };
      return [
        { method: 'PATCH', path: `/servicePrincipals/${change.servicePrincipalId}`, body },
        { method: 'PATCH', path: applicationOf(change.servicePrincipalId), body },
      ];
    }
    case 'pause-job': {
      const job = `/servicePrincipals/${change.servicePrincipalId}/synchronization/jobs/${change.jobId}`;
      return [{ method: 'POST', path: `${job}/pause` }];
    }
    case 'delete-configuration':
      return [
        { method: 'DELETE', path: `/servicePrincipals/${change.servicePrincipalId}` },
        { method: 'DELETE', path: applicationOf(change.servicePrincipalId) },
      ];
    case 'await-cycle':
      return [];
    default:
      return [callFor(tenant, change)];
  }
}

function applicationOf(servicePrincipalId: string): string {
  return `/applications/{application of ${servicePrincipalId}}`;
}

type PlainChange = Exclude<
  Change,
  { readonly kind: 'rename-configuration' | 'pause-job' | 'delete-configuration' | 'await-cycle' }
>;

function callFor(tenant: TenantPlan, change: PlainChange): Call {
  const servicePrincipal = `/servicePrincipals/${tenant.configuration?.servicePrincipalId ?? unknownConfiguration}`;
  const partners = '/policies/crossTenantAccessPolicy/partners';
  switch (change.kind) {
    case 'create-partner-configuration':
      return { method: 'POST', path: partners, body: { tenantId: tenant.tenantId } };
    case 'allow-outbound-redemption':
      return {
        method: 'PATCH',
        path: `${partners}/${tenant.tenantId}`,
        body: { automaticUserConsentSettings: { outboundAllowed: true } },
      };
    case 'create-configuration':
      return {
        method: 'POST',
        path: `/applicationTemplates/${crossTenantTemplate}/instantiate`,
        body: { displayName: change.displayName },
      };
    case 'create-job':
      return { method: 'POST', path: `${servicePrincipal}/synchronization/jobs`, body: { templateId: 'Azure2Azure' } };
    case 'save-settings':
      return { method: 'PUT', path: `${servicePrincipal}/synchronization/secrets`, body: { value: secretsOf(change) } };
    case 'assign':
      return {
        method: 'POST',
        path: `${servicePrincipal}/appRoleAssignedTo`,
        body: {
          principalId: change.principal.id,
          resourceId: tenant.configuration?.servicePrincipalId ?? unknownConfiguration,
          appRoleId: '{msiam_access of the configuration}',
        },
      };
    case 'unassign':
      return { method: 'DELETE', path: `${servicePrincipal}/appRoleAssignedTo/${change.assignmentId}` };
    case 'start-job':
      return {
        method: 'POST',
        path: `${servicePrincipal}/synchronization/jobs/${tenant.configuration?.jobId ?? unknownJob}/start`,
      };
  }
}

function secretsOf({ settings }: Extract<Change, { kind: 'save-settings' }>): { key: string; value: string }[] {
  const notification = {
    Enabled: settings.notificationRecipients !== undefined,
    Recipients: settings.notificationRecipients ?? '',
    DeleteThresholdEnabled: settings.deletionThreshold.enabled,
    DeleteThresholdValue: settings.deletionThreshold.value,
    HumanResourcesLookaheadQueryEnabled: false,
  };
  return [
    { key: 'AuthenticationType', value: 'SyncPolicy' },
    { key: 'CompanyId', value: settings.targetTenantId },
    { key: 'SyncNotificationSettings', value: JSON.stringify(notification) },
    { key: 'SyncAll', value: settings.scope === 'all' ? 'true' : 'false' },
  ];
}
