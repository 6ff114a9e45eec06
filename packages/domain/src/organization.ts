import type { TenantId } from './tenant.ts';

/** The multitenant organization as the home tenant sees it. */
export interface MultitenantOrganization {
  /** `inactive`: the home tenant belongs to no multitenant organization. */
  readonly state: 'active' | 'inactive';
  readonly displayName?: string;
  readonly description?: string;
  /** Every tenant but removed ones, the home tenant among them. */
  readonly tenants: readonly MemberTenant[];
}

/** One tenant of the organization. Only `active` tenants other than the home tenant can receive users. */
export interface MemberTenant {
  readonly tenantId: TenantId;
  readonly displayName: string;
  readonly role: 'owner' | 'member' | 'unknown';
  readonly state: 'pending' | 'active' | 'removed' | 'unknown';
  /** Milliseconds since the epoch; absent for the creator and until joined. */
  readonly joinedAt?: number;
}

/** The tenants that receive users: active, and not the home tenant. In order of name, then id. */
export function activePartners(organization: MultitenantOrganization, homeTenantId: TenantId): readonly MemberTenant[] {
  return organization.tenants
    .filter((tenant) => tenant.state === 'active' && tenant.tenantId !== homeTenantId)
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en') || a.tenantId.localeCompare(b.tenantId, 'en'));
}
