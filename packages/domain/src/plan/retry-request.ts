import type { SharingRequest } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';
import type { PlanContent } from './plan.ts';

/**
 * What to ask for so that the tenants in which a run failed become what it wanted: the same wish, for them only.
 * @returns `undefined` when the plan changes nothing in any of them.
 */
export function retryRequest(
  content: Pick<PlanContent, 'sharing' | 'tenants'>,
  failed: ReadonlySet<TenantId>,
): SharingRequest | undefined {
  const only = content.tenants
    .filter(({ tenantId, disposition }) => disposition.kind === 'change' && failed.has(tenantId))
    .map((plan) => plan.tenantId)
    .toSorted();
  return only.length > 0 ? { ...content.sharing, only } : undefined;
}
