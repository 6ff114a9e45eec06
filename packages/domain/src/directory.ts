import type { MultitenantOrganization } from './organization.ts';
import type { ExistingAccount } from './observation.ts';
import type { PartnerConfiguration } from './partner-configuration.ts';
import type { Principal, PrincipalFacts } from './principal.ts';
import type {
  Assignment,
  ConfigurationSettings,
  SynchronizationConfiguration,
  SynchronizationJob,
} from './synchronization.ts';
import type { TenantId } from './tenant.ts';

/**
 * What the product reads of the home tenant's directory. Reads may be stale: a thing just written may be missing for
 * seconds to minutes, from lists longer than by id. Every method throws `DirectoryError` and retries what is safe to retry.
 */
export interface DirectoryReader {
  readOrganization(signal?: AbortSignal): Promise<MultitenantOrganization>;
  readPartnerConfigurations(signal?: AbortSignal): Promise<readonly PartnerConfiguration[]>;
  /** Every configuration of the cross-tenant template with jobs, assignments and settings, in as few requests as possible. */
  readConfigurations(signal?: AbortSignal): Promise<readonly SynchronizationConfiguration[]>;
  /** Jobs only, for status; one entry per service principal that still exists. */
  readJobs(
    servicePrincipalIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly SynchronizationJob[]>>;
  /** Saved settings by service principal id; a configuration whose settings were never saved is absent. */
  readSettings(
    servicePrincipalIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, ConfigurationSettings>>;
  /** Facts of users and groups, with the people of the groups. A principal that does not exist is `missing`. */
  readPrincipals(principals: readonly Principal[], signal?: AbortSignal): Promise<ReadonlyMap<string, PrincipalFacts>>;
}

/**
 * What applying needs beside the reads: looks at single things, and the writes. Looks that are asked for at the same moment
 * may share a request.
 */
export interface Directory extends DirectoryReader {
  /** Ids of the configurations that carry exactly this name, as the list shows them now. */
  findConfigurations(displayName: string, signal?: AbortSignal): Promise<readonly FoundConfiguration[]>;
  /** The configuration's own facts by id; `undefined` when the directory does not know it (yet). */
  readConfiguration(servicePrincipalId: string, signal?: AbortSignal): Promise<FoundConfiguration | undefined>;
  readJobsOf(servicePrincipalId: string, signal?: AbortSignal): Promise<readonly SynchronizationJob[]>;
  /** One job by id, which is seen earlier than in the list; `undefined` when the directory does not know it (yet). */
  readJob(servicePrincipalId: string, jobId: string, signal?: AbortSignal): Promise<SynchronizationJob | undefined>;
  readAssignments(servicePrincipalId: string, signal?: AbortSignal): Promise<readonly Assignment[]>;

  /** Makes the partner's entry; `already-exists` when there is one. */
  createPartnerConfiguration(tenantId: TenantId): Promise<void>;
  /** Sets outbound redemption and leaves everything else of the entry as it is. Safe to repeat. */
  allowOutboundRedemption(tenantId: TenantId): Promise<void>;
  /** Makes a new configuration at every call: never repeat it after `ambiguous`. */
  createConfiguration(displayName: string): Promise<FoundConfiguration>;
  /** Tests the trust of both tenants without writing. */
  checkConnection(servicePrincipalId: string, targetTenantId: TenantId): Promise<ConnectionCheck>;
  /** Makes a new, stopped job at every call: never repeat it after `ambiguous`. */
  createJob(servicePrincipalId: string): Promise<{ readonly jobId: string }>;
  /** Saves all settings at once. Safe to repeat. */
  saveSettings(servicePrincipalId: string, settings: ConfigurationSettings): Promise<void>;
  /** `already-exists` when the principal is assigned with this role. Safe to repeat. */
  assign(servicePrincipalId: string, principal: Principal, roleId: string): Promise<{ readonly assignmentId: string }>;
  /** `not-found` when the assignment is gone already. Safe to repeat. */
  unassign(servicePrincipalId: string, assignmentId: string): Promise<void>;
  startJob(servicePrincipalId: string, jobId: string): Promise<void>;
  /** Stops the job: a running cycle ends, no other begins. Safe to repeat. */
  pauseJob(servicePrincipalId: string, jobId: string): Promise<void>;
  /** Renames the configuration, and its application where that is known. Safe to repeat. */
  renameConfiguration(servicePrincipalId: string, displayName: string, applicationId?: string): Promise<void>;
  /**
   * Deletes the configuration, then its application where that is known. People it made in the target stay as they are.
   * `not-found` when it is gone already. Safe to repeat.
   */
  deleteConfiguration(servicePrincipalId: string, applicationId?: string): Promise<void>;
}

export interface FoundConfiguration {
  readonly servicePrincipalId: string;
  readonly applicationClientId: string;
  /** Object id of the application, which the directory tells only when it makes it. */
  readonly applicationId?: string;
  readonly displayName: string;
  readonly createdAt?: number;
  readonly assignmentRoleId?: string;
}

/** Whose settings stop the connection. */
export type ConnectionCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `home`: outbound redemption of the home tenant; `target`: inbound sync or redemption there; `unknown`: not said. */
      readonly side: 'home' | 'target' | 'unknown';
      /** Which of its settings, when that is said. */
      readonly setting?: 'synchronization' | 'redemption';
      readonly code: string;
      readonly message: string;
    };

/** Looks into a partner tenant, where that tenant lets the portal. */
export interface PartnerReader {
  /** `undefined` when the tenant cannot be seen. */
  readExistingAccounts(tenantId: TenantId, signal?: AbortSignal): Promise<readonly ExistingAccount[] | undefined>;
}
