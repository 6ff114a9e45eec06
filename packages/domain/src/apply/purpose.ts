import type { Change } from '../plan/change.ts';
import type { TenantPlan } from '../plan/plan.ts';
import { principalsFor } from '../sharing.ts';
import type { Sharing } from '../sharing.ts';
import { isConfigurationNameFor } from '../tenant.ts';

/** Whether a plan ends the sharing with its tenant: afterwards there is no configuration any more. */
export function endsSharing({ changes }: TenantPlan): boolean {
  return changes.some((change) => change.kind === 'delete-configuration' && change.reason === 'sharing-stopped');
}

/** Whether a plan takes people out of the target before anything else may be done. */
export function takesPeopleOut({ changes }: TenantPlan): boolean {
  return changes.some((change) => change.kind === 'await-cycle');
}

/** Whether a plan makes one of several or foreign configurations ours. */
export function choosesConfiguration({ changes }: TenantPlan): boolean {
  return changes.some(
    (change) =>
      change.kind === 'rename-configuration' ||
      (change.kind === 'delete-configuration' && change.reason === 'rival-removed'),
  );
}

/** Whether a plan only gives a configuration back to whom it was taken from: afterwards none is ours. */
export function onlyGivesBack({ changes }: TenantPlan): boolean {
  return changes.length > 0 && changes.every(isGivingBack);
}

/** Ids of configurations that are not ours any more once the plan has begun, whatever a stale read calls them. */
export function givenBackBy({ changes }: TenantPlan): ReadonlySet<string> {
  return new Set(changes.filter(isGivingBack).map((change) => change.servicePrincipalId));
}

function isGivingBack(change: Change): change is Extract<Change, { readonly kind: 'rename-configuration' }> {
  return change.kind === 'rename-configuration' && change.reason === 'configuration-given-back';
}

/** Ids of the principals that may be in scope when a plan is carried out; the scope of a chosen configuration stays as it is. */
export function mayBeInScope(plan: TenantPlan, sharing: Sharing): ReadonlySet<string> {
  if (endsSharing(plan)) return new Set();
  const wanted = principalsFor(sharing, plan.tenantId);
  const kept = choosesConfiguration(plan) ? (plan.before?.principals ?? []) : [];
  return new Set([...wanted, ...kept].map((principal) => principal.id));
}

/** Whether a configuration has a name under which the plan knows it: the tenant's, or one that is or was given by a renaming. */
export function isNamedAsPlanned(
  plan: TenantPlan,
  configuration: { readonly servicePrincipalId: string; readonly displayName: string },
): boolean {
  const renaming = plan.changes.find((change) => change.kind === 'rename-configuration');
  if (renaming?.servicePrincipalId === configuration.servicePrincipalId) {
    return [renaming.from, renaming.displayName].includes(configuration.displayName);
  }
  return isConfigurationNameFor(configuration.displayName, plan.tenantId);
}
