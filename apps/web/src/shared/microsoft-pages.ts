const learn = 'https://learn.microsoft.com';
const multitenant = `${learn}/entra/identity/multi-tenant-organizations`;
const provisioning = `${learn}/entra/identity/app-provisioning`;
const enterprise = `${learn}/microsoft-365/enterprise`;

/** The pages of Microsoft that the portal leads to. */
export const microsoftPages = {
  crossTenantSynchronization: `${multitenant}/cross-tenant-synchronization-overview`,
  configureCrossTenantSynchronization: `${multitenant}/cross-tenant-synchronization-configure`,
  troubleshooting: `${multitenant}/cross-tenant-synchronization-configure#troubleshooting-tips`,
  knownIssues: `${provisioning}/known-issues?pivots=cross-tenant-synchronization`,
  planOrganization: `${enterprise}/plan-multi-tenant-org-overview`,
  setUpOrganization: `${enterprise}/set-up-multi-tenant-org`,
  joinOrLeave: `${enterprise}/join-leave-multi-tenant-org`,
  scopingFilters: `${provisioning}/define-conditional-rules-for-provisioning-user-accounts?pivots=cross-tenant-synchronization`,
  quarantine: `${provisioning}/application-provisioning-quarantine-status`,
  feedback: 'https://feedbackportal.microsoft.com/feedback',
} as const;
