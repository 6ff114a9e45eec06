/** What one tenant lets one partner do. `null` inherits the default, which for redemption is "no". */
export interface PartnerConfiguration {
  readonly tenantId: string;
  automaticUserConsentSettings: { inboundAllowed: boolean | null; outboundAllowed: boolean | null } | null;
  isInMultiTenantOrganization: boolean;
  isServiceProvider: boolean | null;
  identitySynchronization: { displayName: string | null; userSyncInbound: { isSyncAllowed: boolean } | null } | null;
  /** Settings that are kept as sent and have no effect here, such as `inboundTrust`; those missing are inherited. */
  otherSettings?: Readonly<Record<string, unknown>>;
}
/** The two templates a tenant applies to partners that join. */
export interface PolicyTemplates {
  identitySynchronization: { userSyncInbound: { isSyncAllowed: boolean } | null; templateApplicationLevel: string };
  partnerConfiguration: {
    automaticUserConsentSettings: { inboundAllowed: boolean | null; outboundAllowed: boolean | null } | null;
    /** As {@link PartnerConfiguration.otherSettings}. */
    otherSettings?: Readonly<Record<string, unknown>>;
    templateApplicationLevel: string;
  };
}
