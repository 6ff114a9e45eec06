import { byName } from '../by-name.ts';
import type { MemberTenant, MultitenantOrganization } from '../organization.ts';
import type { Sharing } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';
import { partnerStatus } from './partner-status.ts';
import type { TenantStatus } from './tenant-status.ts';

/** What was read for the status of tenants, and when. */
export interface StatusReading {
  readonly homeTenantId: TenantId;
  readonly organization: MultitenantOrganization;
  /** Absent when they could not be read. */
  readonly configurations?: readonly SynchronizationConfiguration[];
  /** Milliseconds since the epoch: when the configurations were read. */
  readonly readAt: number;
}

/** What was read longer ago tells nothing of now. */
const stalenessLimit = 15 * 60_000;

/**
 * Every tenant of the organization on both axes, the home tenant first, then in order of name and id. What could not be
 * read, or was read more than 15 minutes before `now`, is `unknown`: never fine, and never drifted.
 * @param intended what the portal last applied; without it nothing can have drifted. A tenant with an override is compared
 * with that.
 */
export function tenantStatuses(
  reading: StatusReading,
  intended: Sharing | undefined,
  now: number,
): readonly TenantStatus[] {
  const configurations = now - reading.readAt > stalenessLimit ? undefined : reading.configurations;
  const isHome = (tenant: MemberTenant) => tenant.tenantId === reading.homeTenantId;
  return reading.organization.tenants
    .toSorted(
      (a, b) => Number(isHome(b)) - Number(isHome(a)) || byName({ ...a, id: a.tenantId }, { ...b, id: b.tenantId }),
    )
    .map((tenant) => {
      const base = {
        tenantId: tenant.tenantId,
        displayName: tenant.displayName,
        role: tenant.role,
        memberState: tenant.state,
        isHomeTenant: isHome(tenant),
        overridden: intended?.overrides?.some((override) => override.tenantId === tenant.tenantId) ?? false,
        ...(intended?.stopped?.includes(tenant.tenantId) ? { stopped: true as const } : {}),
      };
      if (isHome(tenant) || tenant.state === 'pending' || tenant.state === 'removed') {
        return { ...base, configurationState: 'not-applicable', health: 'not-applicable', foreignConfigurations: [] };
      }
      if (!configurations)
        return { ...base, configurationState: 'unknown', health: 'unknown', foreignConfigurations: [] };
      return { ...base, ...partnerStatus(tenant.tenantId, configurations, intended) };
    });
}
