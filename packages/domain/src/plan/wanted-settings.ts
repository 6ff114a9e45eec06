import type { ConfigurationSettings } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';

const smallestThreshold = 5;
/** What Entra proposes itself; never more. */
const largestThreshold = 500;

/**
 * How many deletions in one cycle Entra shall take for an accident: a tenth of the people in scope, at least 5 and at
 * most 500.
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/accidental-deletions
 */
export function deletionThresholdFor(peopleInScope: number): number {
  return Math.min(largestThreshold, Math.max(smallestThreshold, Math.ceil(peopleInScope / 10)));
}

/**
 * What is saved for a tenant: only assigned principals, and the guard against accidental deletion set. All settings are
 * saved at once: whom Entra tells of a quarantine stays as it was `saved`.
 */
export function wantedSettings(
  targetTenantId: TenantId,
  peopleInScope: number,
  saved?: ConfigurationSettings,
): ConfigurationSettings {
  const recipients = saved?.notificationRecipients;
  return {
    targetTenantId,
    scope: 'assigned',
    deletionThreshold: { enabled: true, value: deletionThresholdFor(peopleInScope) },
    ...(recipients === undefined ? {} : { notificationRecipients: recipients }),
  };
}

/**
 * The settings with a guard that lets no more deletions through than the saved one. A job in quarantine may hold back people
 * who left the scope by accident: they are in no plan, and a looser guard would take their accounts away.
 */
export function notLoosened(wanted: ConfigurationSettings, saved?: ConfigurationSettings): ConfigurationSettings {
  const guard = saved?.deletionThreshold;
  if (!guard?.enabled || guard.value >= wanted.deletionThreshold.value) return wanted;
  return { ...wanted, deletionThreshold: guard };
}

/**
 * Whether saved settings have to be replaced. A threshold between half and twice the wanted one is left as it is:
 * groups breathe from day to day, and a guard that is about right is right.
 */
export function settingsDiffer(saved: ConfigurationSettings, wanted: ConfigurationSettings): boolean {
  const { enabled, value } = saved.deletionThreshold;
  return (
    saved.scope !== wanted.scope ||
    pointsElsewhere(saved, wanted.targetTenantId) ||
    enabled !== wanted.deletionThreshold.enabled ||
    value * 2 < wanted.deletionThreshold.value ||
    value > wanted.deletionThreshold.value * 2
  );
}

/** Whether settings name another tenant. A value that the directory masks says nothing. */
export function pointsElsewhere(saved: ConfigurationSettings, targetTenantId: TenantId): boolean {
  return /^[\da-f-]{36}$/i.test(saved.targetTenantId) && saved.targetTenantId.toLowerCase() !== targetTenantId;
}
