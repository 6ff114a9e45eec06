import type { TenantId } from '../tenant.ts';
import type { FailureOwner, TenantFailureCode } from './run-event.ts';

/** Where a run stands, as its events tell it. */
export interface RunProgress {
  readonly state: 'queued' | 'running' | 'parked' | 'finished';
  /** Sequence number of the last event told. */
  readonly sequence: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Set while everything waits for the directory. */
  readonly throttledUntil?: number;
  readonly parkedFor?: 'needs-sign-in';
  readonly tenants: readonly TenantProgress[];
}

export interface TenantProgress {
  readonly tenantId: TenantId;
  readonly displayName: string;
  readonly state: 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'not-started';
  readonly changesDone: number;
  readonly changesTotal: number;
  /** Index of the change in work. */
  readonly currentChange?: number;
  readonly waitingFor?: 'replication' | 'settle-window' | 'retry' | 'cycle';
  readonly waitingUntil?: number;
  readonly failure?: { readonly code: TenantFailureCode; readonly owner: FailureOwner; readonly requestId?: string };
  readonly servicePrincipalId?: string;
  readonly jobId?: string;
  /** Sequence number of the last event that concerns this tenant: what changed since is what is larger. */
  readonly sequence: number;
}
