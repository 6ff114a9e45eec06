/** What one tenant lets one partner do. `null` inherits the default, which for redemption is "no". */
export interface PartnerConfiguration {
  readonly tenantId: string;
  automaticUserConsentSettings: { inboundAllowed: boolean | null; outboundAllowed: boolean | null } | null;
  isInMultiTenantOrganization: boolean;
  isServiceProvider: boolean | null;
  identitySynchronization: { displayName: string | null; userSyncInbound: { isSyncAllowed: boolean } | null } | null;
}
/** The two templates a tenant applies to partners that join. */
export interface PolicyTemplates {
  identitySynchronization: { userSyncInbound: { isSyncAllowed: boolean } | null; templateApplicationLevel: string };
  partnerConfiguration: {
    automaticUserConsentSettings: { inboundAllowed: boolean | null; outboundAllowed: boolean | null } | null;
    templateApplicationLevel: string;
  };
}
