import type { TenantId } from './tenant.ts';

/** What the home tenant's cross-tenant access policy allows one partner. A tenant can read only its own side. */
export interface PartnerConfiguration {
  readonly tenantId: TenantId;
  /** Invitations of home users to the partner are redeemed without a prompt: the home half of the requirement. */
  readonly automaticRedemptionOutbound: boolean;
  readonly automaticRedemptionInbound: boolean;
  /** Whether the partner may synchronize its users into the home tenant. */
  readonly userSyncInboundAllowed: boolean;
}
