import type { Observation, TenantId } from '@tenantry/domain';
import { activePartners } from '@tenantry/domain';
import { refusePlan } from '../refuse-plan.ts';

/** @throws {ProblemError} `plan-refused` for a tenant that has not joined, or has left. */
export function requireActive(tenantId: TenantId, observation: Observation): void {
  const partners = activePartners(observation.organization, observation.homeTenantId);
  if (partners.some((tenant) => tenant.tenantId === tenantId)) return;
  refusePlan({ code: 'tenant-not-active', displayName: nameOf(tenantId, observation) });
}

/** A tenant's name in the organization; its id when it is not in it. */
export function nameOf(tenantId: TenantId, { organization }: Observation): string {
  return organization.tenants.find((tenant) => tenant.tenantId === tenantId)?.displayName ?? tenantId;
}
