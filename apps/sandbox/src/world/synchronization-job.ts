import type { SynchronizationSchema } from './synchronization-schema.ts';

export interface TaskExecution {
  activityIdentifier: string | null;
  countEntitled: number;
  countEntitledForProvisioning: number;
  countEscrowed: number;
  countEscrowedRaw: number;
  countExported: number;
  countExports: number;
  countImported: number;
  countImportedDeltas: number;
  countImportedReferenceDeltas: number;
  state: 'Succeeded' | 'Failed' | 'EntryLevelErrors';
  timeBegan: string;
  timeEnded: string;
  error: { code: string; message: string; tenantActionable: boolean } | null;
}
export interface Quarantine {
  currentBegan: string;
  nextAttempt: string;
  seriesBegan: string;
  seriesCount: number;
  reason: string;
  error: { code: string; message: string; tenantActionable: boolean } | null;
}
/** What joins a source user with an account of the target tenant. */
export interface Link {
  targetId: string;
  /** Target attribute → value as last computed from the source user; a difference is what makes a change. */
  exported: Record<string, unknown>;
  /** The target account was soft-deleted by this job. */
  outOfScope: boolean;
  /** The last export told the target that the source account is blocked. */
  disabledInSource: boolean;
}
/** A job of a configuration: Graph's status and schedule, and the engine's own memory. */
export interface SynchronizationJob {
  readonly id: string;
  templateId: string;
  schedule: { state: 'Active' | 'Disabled' | 'Paused'; interval: string; expiration: string | null };
  status: {
    code: 'NotConfigured' | 'NotRun' | 'Active' | 'Paused' | 'Quarantine';
    countSuccessiveCompleteFailures: number;
    escrowsPruned: boolean;
    lastExecution: TaskExecution | null;
    lastSuccessfulExecution: TaskExecution | null;
    lastSuccessfulExecutionWithExports: TaskExecution | null;
    progress: { completedUnits: number; totalUnits: number; units: string; progressObservationDateTime: string }[];
    quarantine: Quarantine | null;
    steadyStateFirstAchievedTime: string;
    steadyStateLastAchievedTime: string;
    synchronizedEntryCountByType: { key: string; value: number }[];
    troubleshootingUrl: string | null;
  };
  synchronizationJobSettings: { name: string; value: string }[];
  schema: SynchronizationSchema;
  /** What the engine remembers between cycles; nothing of it is visible through Graph. */
  memory: {
    /** A cycle that has begun and when it ends; `null` between cycles. */
    running: { kind: 'initial' | 'incremental'; began: number; ends: number; activityIdentifier: string } | null;
    /** When the next cycle begins, in milliseconds since the epoch; `null` when none is due. */
    nextCycle: number | null;
    /** The next cycle evaluates everybody. */
    initialCycleDue: boolean;
    /** Deletions above the threshold are let through in the next cycle. */
    forceDeletes: boolean;
    /** Source user id → what was linked and last exported. */
    links: Record<string, Link>;
    /** Source user id → failed attempts kept for retry. */
    escrows: Record<string, { attempts: number; nextAttempt: number; code: string; values: string }>;
    /** When this job went through its first full cycle without being pruned. */
    quarantinedSince: number | null;
    /** Source user or group id → why its last evaluation was a skip, so that a skip is logged once. */
    skipped: Record<string, string>;
    /** Whether everybody is in scope, as the last full cycle understood it: going from all to assigned needs a restart. */
    everybody: boolean;
    /** The next initial cycle looks for every target account anew and drops links to accounts that are gone. */
    matchAnew: boolean;
  };
}
