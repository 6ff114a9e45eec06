/** One multitenant organization; every member tenant sees the same one. */
export interface MultitenantOrganization {
  readonly id: string;
  displayName: string;
  description: string | null;
  createdDateTime: string;
  tenants: MultitenantOrganizationMember[];
}
export interface MultitenantOrganizationMember {
  readonly tenantId: string;
  readonly id: string;
  displayName: string;
  role: 'owner' | 'member';
  state: 'pending' | 'active' | 'removed';
  addedByTenantId: string;
  addedDateTime: string;
  joinedDateTime: string | null;
  transitionDetails: {
    desiredRole: 'owner' | 'member' | null;
    desiredState: 'pending' | 'active' | 'removed' | null;
    status: 'notStarted' | 'running' | 'succeeded' | 'failed';
    details: string | null;
  } | null;
  /** When the transition takes effect, in milliseconds since the epoch; absent while it waits for somebody. */
  transitionDue?: number;
}
