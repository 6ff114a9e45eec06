import type { ChangeKind } from '../plan/change.ts';
import type { TenantId } from '../tenant.ts';

/** Whose move it is when a tenant could not be finished. */
export type FailureOwner = 'this-tenant' | 'other-tenant' | 'person' | 'microsoft';

/** Why a tenant ended without being as planned. */
export type TenantFailureCode =
  | 'target-has-not-allowed-sync'
  | 'outbound-redemption-refused'
  | 'connection-refused'
  | 'several-configurations'
  | 'left-organization'
  /** The directory is no longer as the plan assumes: a new plan is needed, and nobody was shared beyond this one. */
  | 'no-longer-as-planned'
  | 'principal-missing'
  | 'forbidden'
  | 'not-replicated-in-time'
  | 'directory-unavailable'
  | 'directory-refused'
  /** The cycle that should have taken people out did not end, or ended with errors: the configuration was kept. */
  | 'people-not-taken-out'
  | 'cancelled';

/** The story of a run, event by event: it feeds the progress page, the audit trail and the tests alike. */
export type RunEvent =
  | { readonly type: 'run-started' }
  | { readonly type: 'run-resumed' }
  | { readonly type: 'tenant-started'; readonly tenantId: TenantId }
  | { readonly type: 'change-started'; readonly tenantId: TenantId; readonly index: number; readonly kind: ChangeKind }
  | {
      readonly type: 'change-finished';
      readonly tenantId: TenantId;
      readonly index: number;
      readonly kind: ChangeKind;
      /** `already-so`: the directory had it already, nothing was written. */
      readonly outcome: 'applied' | 'already-so';
    }
  | {
      readonly type: 'tenant-waiting';
      readonly tenantId: TenantId;
      /** `cycle`: Entra's next provisioning cycle, which comes by itself. */
      readonly waitingFor: 'replication' | 'settle-window' | 'retry' | 'cycle';
      /** Milliseconds since the epoch: when it is looked at again, or given up. */
      readonly until: number;
    }
  | {
      readonly type: 'tenant-succeeded';
      readonly tenantId: TenantId;
      /** Absent when the configuration was deleted. */
      readonly servicePrincipalId?: string;
      readonly jobId?: string;
    }
  | {
      readonly type: 'tenant-failed';
      readonly tenantId: TenantId;
      readonly code: TenantFailureCode;
      readonly owner: FailureOwner;
      readonly requestId?: string;
    }
  /** Everything in this organization waits: the directory said "not before". */
  | { readonly type: 'throttled'; readonly until: number }
  | { readonly type: 'throttling-ended' }
  /** Nothing goes on before an administrator has signed in again. */
  | { readonly type: 'run-parked'; readonly reason: 'needs-sign-in' }
  | { readonly type: 'run-finished'; readonly succeeded: number; readonly failed: number };

/** An event as it is kept: numbered from 1 within its run, with the time it was recorded. */
export interface RecordedRunEvent {
  readonly sequence: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly event: RunEvent;
}
