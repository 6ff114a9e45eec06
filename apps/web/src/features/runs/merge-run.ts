import type { Run } from '@tenantry/contract';

/**
 * A run with a message of its stream taken in. A message holds only the tenants that changed; one that is older than what
 * is known changes nothing.
 */
export function mergeRun(known: Run | undefined, message: Run): Run {
  if (known?.runId !== message.runId) return message;
  if (message.sequence < known.sequence) return known;
  const changed = new Map(message.tenants.map((tenant) => [tenant.tenantId, tenant]));
  const tenants = known.tenants.map((tenant) => changed.get(tenant.tenantId) ?? tenant);
  const before = new Set(known.tenants.map((tenant) => tenant.tenantId));
  return { ...message, tenants: [...tenants, ...message.tenants.filter((tenant) => !before.has(tenant.tenantId))] };
}
