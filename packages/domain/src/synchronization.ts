import type { Principal } from './principal.ts';
import type { TenantId } from './tenant.ts';

/**
 * One cross-tenant synchronization configuration: an enterprise application made from the gallery template, its
 * synchronization job, and the principals assigned to it.
 */
export interface SynchronizationConfiguration {
  readonly servicePrincipalId: string;
  readonly applicationClientId: string;
  readonly displayName: string;
  /** Milliseconds since the epoch. */
  readonly createdAt?: number;
  /** Id of the app role `msiam_access`: the only assignment that entitles somebody to be provisioned. */
  readonly assignmentRoleId?: string;
  readonly jobs: readonly SynchronizationJob[];
  readonly assignments: readonly Assignment[];
  /** Absent when they were not read. */
  readonly settings?: ConfigurationSettings;
}

/** What is saved as the secrets of a configuration. */
export interface ConfigurationSettings {
  readonly targetTenantId: TenantId;
  /** `assigned`: only assigned users and groups; `all`: everybody in the home tenant. */
  readonly scope: 'assigned' | 'all';
  /** Entra's guard against accidental deletion: more deletions in one cycle quarantine the job. */
  readonly deletionThreshold: { readonly enabled: boolean; readonly value: number };
  /** Who is told by mail when the job is quarantined; absent when nobody is. */
  readonly notificationRecipients?: string;
}

export interface Assignment {
  readonly assignmentId: string;
  readonly principal: Principal;
  readonly roleId: string;
}

/** The state of one job, with Graph's traps resolved: a job that never ran has no last execution. */
export interface SynchronizationJob {
  readonly jobId: string;
  readonly templateId: string;
  readonly schedule: 'active' | 'disabled' | 'paused' | 'unknown';
  readonly code: 'not-configured' | 'not-run' | 'active' | 'paused' | 'quarantine' | 'unknown';
  readonly lastExecution?: JobExecution;
  /** Milliseconds since the epoch. */
  readonly lastSuccessAt?: number;
  /** The initial cycle has been completed at least once. */
  readonly initialCycleDone: boolean;
  /** People linked by this job so far; never goes down until a restart. */
  readonly synchronizedPeople?: number;
  readonly progress?: { readonly completed: number; readonly total: number };
  readonly quarantine?: {
    readonly reason: string;
    readonly since: number;
    readonly nextAttemptAt?: number;
    readonly message?: string;
  };
}

export interface JobExecution {
  readonly state: 'succeeded' | 'failed' | 'entry-level-errors' | 'unknown';
  readonly beganAt: number;
  readonly endedAt: number;
  readonly exported: number;
  readonly escrowed: number;
  readonly error?: string;
}
