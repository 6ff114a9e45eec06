import type { ServicePrincipal } from '../world/service-principal.ts';

/** What `SyncNotificationSettings`, a JSON text inside a secret, says of the guard against accidental deletion. */
export interface DeletionGuard {
  readonly enabled: boolean;
  /** Deletions of one cycle that are still let through. */
  readonly threshold: number;
}

/** The threshold when none was saved. */
export const defaultDeletionThreshold = 500;

/** Whether the configuration knows its target tenant and how to sign in to it. */
export function hasCredentials(servicePrincipal: ServicePrincipal): boolean {
  return (
    targetTenantOf(servicePrincipal) !== undefined && servicePrincipal.secrets['AuthenticationType'] === 'SyncPolicy'
  );
}

/** The target tenant the configuration was pointed at; `undefined` before secrets were saved. */
export function targetTenantOf(servicePrincipal: ServicePrincipal): string | undefined {
  const companyId = servicePrincipal.secrets['CompanyId']?.toLowerCase();
  return companyId === undefined || companyId === '' ? undefined : companyId;
}

/** Whether the secrets put every user in scope; absent means assigned users and groups only. */
export function synchronizesEverybody(servicePrincipal: ServicePrincipal): boolean {
  return servicePrincipal.secrets['SyncAll']?.toLowerCase() === 'true';
}

/** The guard as saved. Text that is not JSON, like absent text, leaves it off. */
export function deletionGuardOf(servicePrincipal: ServicePrincipal): DeletionGuard {
  const text = servicePrincipal.secrets['SyncNotificationSettings'];
  const settings = text === undefined ? undefined : parseObject(text);
  const value = Number(settings?.['DeleteThresholdValue'] ?? defaultDeletionThreshold);
  return {
    enabled: settings?.['DeleteThresholdEnabled'] === true,
    threshold: Number.isInteger(value) && value >= 0 ? value : defaultDeletionThreshold,
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
