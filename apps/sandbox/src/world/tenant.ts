import type { PartnerConfiguration, PolicyTemplates } from './cross-tenant-access-policy.ts';
import type { DirectoryAudit } from './directory-audit.ts';
import type { ServiceErrorCode } from '../engine/provisioning-errors.ts';
import type { Group, OtherObject } from './group.ts';
import type { ProvisioningLogEntry } from './provisioning-log.ts';
import type { Application, ServicePrincipal } from './service-principal.ts';
import type { User } from './user.ts';

/** One tenant's directory: the truth, before any replication lag. Plain data, so that a world can be saved and compared. */
export interface Tenant {
  readonly tenantId: string;
  displayName: string;
  /** Such as `contoso.onmicrosoft.com`. */
  initialDomain: string;
  defaultDomain: string;
  /** Bought domains beside the initial one. */
  verifiedDomains: string[];
  users: Map<string, User>;
  groups: Map<string, Group>;
  otherObjects: Map<string, OtherObject>;
  applications: Map<string, Application>;
  servicePrincipals: Map<string, ServicePrincipal>;
  partners: Map<string, PartnerConfiguration>;
  templates: PolicyTemplates;
  /** Newest last. */
  provisioningLog: ProvisioningLogEntry[];
  /** Whether at least one Microsoft Entra ID P1 licence is held: provisioning logs and redemption need it. */
  premium: boolean;
  /** Who may invite guests; `none` makes every creation by synchronization fail. */
  guestInvitations: 'everyone' | 'admins' | 'none';
  /** Directory object quota; creations beyond it fail. */
  objectQuota: number;
  /** Writes of provisioning into this tenant that are made to fail; `null` stands for everybody and for ever. */
  failingExports?: { sourceUserId: string | null; code: ServiceErrorCode; times: number | null }[];
  /** Application (client) ids whose app-only permissions this tenant's admin consented to. */
  consentedApplications: string[];
  /** What was asked through Graph to join a multitenant organization, and how it went. */
  joinRequest?: {
    addedByTenantId: string;
    status: 'notStarted' | 'running' | 'succeeded' | 'failed';
    details: string | null;
    /** When it is decided, in milliseconds since the epoch. */
    due: number | null;
  };
  /** Changes made through Graph, newest last. */
  directoryAudits?: DirectoryAudit[];
  /**
   * What the portal and other clients may do on behalf of people here: `userId` is `null` for an admin's consent for everybody.
   * Absent: the consents a tenant has that consented to the portal's application.
   */
  delegatedConsents?: { clientId: string; userId: string | null; scopes: string[] }[];
}
