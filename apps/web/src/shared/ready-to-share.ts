import { useQuery } from '@tanstack/react-query';
import type { OrganizationOverview, TenantStatus } from '@tenantry/contract';
import { portalQuery } from './portal-query.ts';
import { awaitsShare } from './tenant-words.ts';

/** Tenants that joined after something was shared, and the plan that waits for a Yes to share it with them, too. */
export interface ReadyToShare {
  readonly tenants: readonly TenantStatus[];
  /** Absent while none is drawn up: Share users makes one. */
  readonly planId: string | undefined;
}

/** The active tenants that have nothing while others have; none as long as nothing is shared with anybody. */
export function tenantsReadyToShare(
  overview: Pick<OrganizationOverview, 'tenants' | 'counts'>,
): readonly TenantStatus[] {
  return overview.counts.shared > 0 ? overview.tenants.filter(awaitsShare) : [];
}

/** Which tenants are ready to be shared with. Whether a plan is ready is asked for only when there is such a tenant. */
export function useReadyToShare(overview: OrganizationOverview | undefined): ReadyToShare {
  const tenants = overview ? tenantsReadyToShare(overview) : [];
  const { data } = useQuery({ ...portalQuery('sharing.read', {}), enabled: tenants.length > 0 });
  return { tenants, planId: data?.readyPlanId };
}
