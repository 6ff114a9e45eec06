import type { Principal } from '../principal.ts';
import type { TenantId } from '../tenant.ts';

/**
 * What can be wrong with a configuration, or looks wrong and is allowed.
 * - `rival-configurations`: several to one tenant with people in common, or several that carry its recognised name.
 * - `separate-configurations`: several to one tenant, for different people. Microsoft allows that.
 * - `several-jobs`: one configuration with more than one job.
 * - `renamed-configuration`: the name was ours or holds the tenant's id, and is not the recognised one any longer.
 * - `made-in-entra`: the only configuration to a tenant has a name of its own; the admin center shows "Not configured".
 * - `points-elsewhere`: the name says one tenant, the saved settings another.
 * - `everybody-in-scope`: saved to synchronize everybody in the home tenant instead of who is assigned.
 * - `no-job`, `settings-never-saved` (Graph: "NotConfigured"), `nobody-assigned`, `never-started`: half-done.
 * - `paused-and-forgotten`: a job that ran and does not any more.
 * - `quarantined`: Entra slows the job down, and disables it after four weeks.
 * - `failing`: the last cycle failed as a whole.
 * - `guard-off`, `guard-too-wide`: Entra's guard against accidental deletion cannot stop an accident.
 * - `notification-mail-missing`: nobody is told of a quarantine.
 * - `outbound-redemption-missing`: the home half of the trust is gone.
 * - `inbound-trust-broken`: the other tenant refuses the connection.
 * - `run-failed`: the portal's last run did not finish the tenant.
 * - `tenant-left`: a configuration of ours to a tenant that is not in the organization any longer.
 */
export type FindingCode =
  | 'rival-configurations'
  | 'separate-configurations'
  | 'several-jobs'
  | 'renamed-configuration'
  | 'made-in-entra'
  | 'points-elsewhere'
  | 'everybody-in-scope'
  | 'no-job'
  | 'settings-never-saved'
  | 'nobody-assigned'
  | 'never-started'
  | 'paused-and-forgotten'
  | 'quarantined'
  | 'failing'
  | 'guard-off'
  | 'guard-too-wide'
  | 'notification-mail-missing'
  | 'outbound-redemption-missing'
  | 'inbound-trust-broken'
  | 'run-failed'
  | 'tenant-left';

/** `error`: people are not synchronized as wanted, or may be lost. `warning`: they may be soon. `note`: allowed, and good to know. */
export type FindingSeverity = 'error' | 'warning' | 'note';

/** One defect with what proves it and what can be done about it. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  /** A tenant that left has no name any more but its id. */
  readonly tenant: { readonly tenantId: TenantId; readonly displayName: string };
  /** The configurations in question, the oldest first. */
  readonly configurations: readonly ConfigurationEvidence[];
  readonly evidence: FindingEvidence;
  /** The first one is the one to take, if any. */
  readonly remedies: readonly Remedy[];
}

export interface ConfigurationEvidence {
  readonly servicePrincipalId: string;
  readonly applicationClientId: string;
  readonly displayName: string;
  /** Milliseconds since the epoch. */
  readonly createdAt?: number;
  /** Told where configurations are compared: people in scope, and how many of them the others have too. */
  readonly people?: number;
  readonly peopleInCommon?: number;
  /** As what the configuration creates people, where its mapping was read. */
  readonly userType?: AccountType;
}

export type AccountType = 'member' | 'guest';

/** Moments are milliseconds since the epoch. Only what belongs to the code is set. */
export interface FindingEvidence {
  /** Since when: of a pause, a quarantine, a failure. */
  readonly since?: number;
  /** Day of the quarantine, from 1; the job is disabled after day 28. */
  readonly day?: number;
  readonly nextAttemptAt?: number;
  /** The job is not tried again by itself. */
  readonly disabled?: boolean;
  /** Graph's word for why, and its text. */
  readonly reason?: string;
  readonly message?: string;
  readonly jobs?: number;
  readonly people?: number;
  /** The guard as saved, and as it should be for that many people. */
  readonly threshold?: number;
  readonly recommendedThreshold?: number;
  /** Assigned, but with a role that entitles nobody to be provisioned. */
  readonly withoutEntitlement?: readonly Principal[];
  readonly pointsTo?: { readonly tenantId: TenantId; readonly displayName?: string };
  /** People get accounts of different types from different configurations. */
  readonly userTypeConflict?: boolean;
  readonly runId?: string;
  readonly failure?: string;
}

/** What can be done: a plan to ask for, or a page to go to. */
export type Remedy =
  | { readonly kind: 'plan'; readonly request: RemedyRequest }
  /** Where the configurations of the tenant are compared. */
  | { readonly kind: 'tenant-page' }
  /** The request that the other tenant's administrator is sent. */
  | { readonly kind: 'prerequisites' }
  | { readonly kind: 'share-users-page' }
  | { readonly kind: 'provisioning-logs' }
  /** The configuration's own page in Microsoft Entra: the portal does not change this. */
  | { readonly kind: 'entra'; readonly servicePrincipalId: string };

/** A request for a plan that needs nothing else to be asked. */
export type RemedyRequest =
  | { readonly flow: 'repair-drift'; readonly tenantIds: readonly TenantId[] }
  | { readonly flow: 'share-current-scope'; readonly principals: readonly [] }
  | { readonly flow: 'retry-run'; readonly runId: string }
  | {
      readonly flow: 'stop-sharing';
      readonly tenantIds: readonly TenantId[];
      readonly accounts: 'take-out' | 'leave-behind';
    }
  | {
      readonly flow: 'choose-configuration';
      readonly tenantId: TenantId;
      readonly keep: string;
      readonly remove: readonly string[];
    };
