import type { RunTenant, TenantStatus } from '@tenantry/contract';

/** Why a run could not finish a tenant. */
export type FailureCode = NonNullable<RunTenant['failure']>['code'];

/** Who can put it right. */
export type FailureOwner = NonNullable<RunTenant['failure']>['owner'];

/** What happened and what to do about it, in words that can be read out. */
export interface FailureSentence {
  readonly happened: string;
  readonly next: string;
}

const sentences: Record<FailureCode, (tenant: string) => FailureSentence> = {
  'target-has-not-allowed-sync': (tenant) => ({
    happened: `${tenant} has not allowed users to be synchronized into it.`,
    next: `Send the request on this tenant’s page to an administrator of ${tenant}, then retry.`,
  }),
  'outbound-redemption-refused': (tenant) => ({
    happened: `Automatic redemption of invitations towards ${tenant} could not be switched on in this tenant.`,
    next: 'Check the cross-tenant access settings in Microsoft Entra, then retry.',
  }),
  'connection-refused': (tenant) => ({
    happened: `The test connection to ${tenant} was refused.`,
    next: `Ask an administrator of ${tenant} to check its cross-tenant access settings, then retry.`,
  }),
  'several-configurations': (tenant) => ({
    happened: `Several synchronization configurations for ${tenant} carry the name that belongs to the portal.`,
    next: 'Choose on this tenant’s page which of them is kept.',
  }),
  'left-organization': (tenant) => ({
    happened: `${tenant} has left the multitenant organization.`,
    next: 'There is nothing more to share with it.',
  }),
  'principal-missing': (tenant) => ({
    happened: `A user or group that was to be shared with ${tenant} no longer exists.`,
    next: 'Edit the shared users and groups, and save again.',
  }),
  forbidden: (tenant) => ({
    happened: `Microsoft Entra did not allow the change for ${tenant}.`,
    next: 'Check that the administrator who applied the plan is still a Global Administrator, then retry.',
  }),
  'not-replicated-in-time': (tenant) => ({
    happened: `Microsoft Entra did not show the last change for ${tenant} in time.`,
    next: 'Retry: what was made is found and used, nothing is made twice.',
  }),
  'directory-unavailable': (tenant) => ({
    happened: `Microsoft Graph did not answer while ${tenant} was being changed.`,
    next: 'Retry in a few minutes: what was made is found and used.',
  }),
  'directory-refused': (tenant) => ({
    happened: `Microsoft Graph refused a change for ${tenant}.`,
    next: 'Retry once. If it stays so, give the request ID of the run to Microsoft support.',
  }),
  'no-longer-as-planned': (tenant) => ({
    happened: `Something moved at ${tenant} while the run was going on, so the plan no longer fitted.`,
    next: 'Retry: the new plan starts from what the directory holds now.',
  }),
  'people-not-taken-out': (tenant) => ({
    happened: `The cycle that should have taken people out of ${tenant} did not end well, so the configuration was kept.`,
    next: 'See in the provisioning logs who was not taken out and why, put that right, then retry.',
  }),
  cancelled: (tenant) => ({
    happened: `The run was cancelled before ${tenant} was finished.`,
    next: 'What was made so far stays. Retry to finish it.',
  }),
};

/** Whose matter a failure is, in words. */
export const failureOwners: Readonly<Record<FailureOwner, string>> = {
  'this-tenant': 'This tenant',
  'other-tenant': 'The other tenant',
  person: 'The person',
  microsoft: 'Microsoft',
};

function isFailureCode(code: string): code is FailureCode {
  return code in sentences;
}

/** Says why a tenant could not be finished; a code the browser does not know yet gets a sentence, too. */
export function failureSentence(code: string, tenant: string): FailureSentence {
  if (isFailureCode(code)) return sentences[code](tenant);
  return { happened: `The last run could not finish ${tenant}.`, next: 'Open the run to see where it ended.' };
}

/** Says what the last run of the portal left undone for a tenant, or nothing. */
export function lastFailureSentence(tenant: TenantStatus): FailureSentence | undefined {
  return tenant.lastFailure && failureSentence(tenant.lastFailure.code, tenant.displayName);
}
