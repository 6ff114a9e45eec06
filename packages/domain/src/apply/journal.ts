import type { Change } from '../plan/change.ts';
import type { TenantId } from '../tenant.ts';

/** Everything that is written. A change that only waits is not. */
export type JournaledChange = Exclude<Change, { readonly kind: 'await-cycle' }>;

export type JournaledChangeKind = JournaledChange['kind'];

/** What is about to be written, kept durably before it is sent. */
export interface Intent {
  readonly runId: string;
  readonly tenantId: TenantId;
  readonly change: JournaledChange;
  /** The configuration that is written to, where there is one already. */
  readonly servicePrincipalId?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What became of an intent. `ambiguous` is not an end: a later look at the directory resolves it. */
export type Outcome =
  | { readonly result: 'applied'; readonly made?: MadeIds }
  /** The directory had it already, or it was found there after an ambiguous answer. */
  | { readonly result: 'found'; readonly made?: MadeIds }
  /** It was not done. `code` is a `DirectoryErrorCode`, or `not-sent`, `never-arrived` or `superseded`. */
  | { readonly result: 'refused'; readonly code: string }
  | { readonly result: 'ambiguous' };

/** Ids that the directory gave; from then on they are known, whatever a stale read says. */
export interface MadeIds {
  readonly servicePrincipalId?: string;
  readonly applicationClientId?: string;
  readonly applicationId?: string;
  readonly assignmentRoleId?: string;
  readonly jobId?: string;
  readonly assignmentId?: string;
}

export interface JournalEntry extends Intent {
  readonly entryId: string;
  readonly kind: JournaledChangeKind;
  /** Absent: it is not known whether the write was sent at all. */
  readonly outcome?: Outcome;
  readonly concludedAt?: number;
}

/**
 * The write-ahead journal, which is also the audit trail. `intend` returns only when the entry is durable; a write is
 * never sent before that. Throws when it cannot be kept: then nothing may be written.
 */
export interface Journal {
  intend(intent: Intent): Promise<string>;
  /**
   * May be called again for an entry whose outcome was `ambiguous`. The last outcome counts, but `ambiguous` never outweighs
   * one that is known: a process that stood still may say late what its successor has found out meanwhile.
   */
  conclude(entryId: string, outcome: Outcome, at: number): Promise<void>;
  /** Entries for this tenant, of this and of earlier runs, oldest first. */
  read(tenantId: TenantId): Promise<readonly JournalEntry[]>;
}
