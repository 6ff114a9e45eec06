import type { OrganizationOverview, TenantStatus as TenantStatusView } from '@tenantry/contract';
import type { MultitenantOrganization, RollUp, TenantStatus } from '@tenantry/domain';
import { rollUp } from '@tenantry/domain';

/** How the portal's last run ended for a tenant that it could not finish. */
export type LastFailure = NonNullable<TenantStatusView['lastFailure']>;

export interface OverviewInput {
  readonly asOf: number;
  readonly stale: boolean;
  readonly homeTenantId: string;
  readonly organization: MultitenantOrganization;
  readonly statuses: readonly TenantStatus[];
  readonly rollUp: RollUp;
  readonly lastFailures: ReadonlyMap<string, LastFailure>;
  readonly runInProgress?: string | undefined;
}

/** Whether somebody has to look at this tenant: something is wrong, half done, or cannot be told. */
export function needsAttention(status: TenantStatus, lastFailure: LastFailure | undefined): boolean {
  if (lastFailure) return true;
  const own = rollUp([status]);
  return own === 'needs-attention' || own === 'unknown';
}

/** The page of the organization, from one reading of the directory. */
export function viewOrganization(input: OverviewInput): OrganizationOverview {
  const partners = input.statuses.filter((status) => !status.isHomeTenant);
  const shared = partners.filter((status) => status.configuration !== undefined && status.health !== 'not-started');
  const people = shared.flatMap((status) =>
    status.synchronizedPeople === undefined ? [] : [status.synchronizedPeople],
  );
  const last = shared.flatMap((status) => (status.lastSynchronizedAt === undefined ? [] : [status.lastSynchronizedAt]));
  return {
    asOf: input.asOf,
    stale: input.stale,
    state: input.organization.state,
    ...(input.organization.displayName === undefined ? {} : { displayName: input.organization.displayName }),
    homeTenantId: input.homeTenantId,
    tenants: input.statuses.map((status) => viewTenantStatus(status, input.lastFailures.get(status.tenantId))),
    counts: {
      active: partners.filter((status) => status.memberState === 'active').length,
      pending: partners.filter((status) => status.memberState === 'pending').length,
      shared: shared.length,
      needsAttention: partners.filter((status) => needsAttention(status, input.lastFailures.get(status.tenantId)))
        .length,
    },
    rollUp: input.stale ? 'unknown' : input.rollUp,
    ...(people.length > 0 ? { peopleShared: Math.max(...people) } : {}),
    ...(last.length > 0 ? { lastSynchronizedAt: Math.max(...last) } : {}),
    ...(input.runInProgress === undefined ? {} : { runInProgress: input.runInProgress }),
  };
}

/** One tenant's status as the browser sees it. */
export function viewTenantStatus(status: TenantStatus, lastFailure: LastFailure | undefined): TenantStatusView {
  const { foreignConfigurations, ...rest } = status;
  return { ...rest, foreignConfigurations: [...foreignConfigurations], ...(lastFailure ? { lastFailure } : {}) };
}
