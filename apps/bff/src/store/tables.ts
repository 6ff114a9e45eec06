/**
 * Every table of the store. Times are milliseconds since the epoch, `…Json` columns hold JSON as text; columns carry the same
 * names in snake case.
 */
export interface Tables {
  readonly session: SessionTable;
  readonly tokenVault: TokenVaultTable;
  readonly plan: PlanTable;
  readonly run: RunTable;
  readonly runEvent: RunEventTable;
  readonly journal: JournalTable;
  readonly lease: LeaseTable;
  readonly statusSnapshot: StatusSnapshotTable;
  readonly provisioningLog: ProvisioningLogTable;
  readonly provisioningLogPosition: ProvisioningLogPositionTable;
  readonly intendedSharing: IntendedSharingTable;
  readonly safetySettings: SafetySettingsTable;
  readonly planApproval: PlanApprovalTable;
  readonly appliedConfiguration: AppliedConfigurationTable;
  readonly driftAcceptance: DriftAcceptanceTable;
  readonly sharingHistory: SharingHistoryTable;
  readonly readyPlan: ReadyPlanTable;
}

/** A browser's session. Its id is kept as a hash only, so that a copy of the table opens no session. */
export interface SessionTable {
  readonly idHash: string;
  readonly contentJson: string;
  /** Absent until somebody has signed in. */
  readonly accountId: string | null;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** When it ends unless it is used before. */
  readonly idleEndsAt: number;
  /** When it ends in any case. */
  readonly endsAt: number;
}

/** The tokens of one account, encrypted. */
export interface TokenVaultTable {
  readonly accountId: string;
  /** Which key it is encrypted with. */
  readonly keyId: string;
  readonly ciphertext: string;
  readonly updatedAt: number;
}

export interface PlanTable {
  readonly planId: string;
  readonly homeTenantId: string;
  readonly flow: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly observedAt: number;
  readonly createdByUserId: string;
  readonly createdByName: string;
  readonly digest: string;
  /** The plan's content without its effect on people. */
  readonly contentJson: string;
  readonly effectJson: string;
  /** What is needed only to show it. */
  readonly presentationJson: string | null;
  readonly runId: string | null;
  /** What was asked for, so that it can be drawn up once more; absent in plans of the first release. */
  readonly requestJson: string | null;
  /** The settings of the firewall when the plan was made; absent in plans of earlier releases. */
  readonly firewallJson: string | null;
}

export interface RunTable {
  readonly runId: string;
  readonly planId: string;
  readonly homeTenantId: string;
  readonly flow: string;
  readonly state: 'queued' | 'running' | 'parked' | 'finished';
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly startedByUserId: string;
  readonly startedByName: string;
  /** Whose delegated token it writes with. */
  readonly accountId: string;
  /** Who that is; absent while it is who started it. */
  readonly actingUserId: string | null;
  readonly actingUserName: string | null;
  /** Sequence number of its last event. */
  readonly sequence: number;
  /** Not used: the events tell how far it is. */
  readonly progressJson: string | null;
  /** When somebody asked for it to end between two steps; whoever carries it looks here. */
  readonly cancelRequestedAt: number | null;
}

export interface RunEventTable {
  readonly runId: string;
  readonly sequence: number;
  readonly at: number;
  readonly eventJson: string;
}

/** What was done, by whom, in order; write-ahead journal and audit trail in one. Rows are only ever added. */
export interface JournalTable {
  readonly sequence: number;
  readonly entryId: string;
  readonly at: number;
  readonly kind: JournalKind;
  /** The entry that this one concludes. */
  readonly refersTo: string | null;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly tenantId: string | null;
  readonly tenantName: string | null;
  readonly runId: string | null;
  readonly planId: string | null;
  readonly contentJson: string;
  readonly previousHash: string;
  readonly hash: string;
}

export type JournalKind =
  | 'signed-in'
  | 'signed-out'
  | 'denied'
  | 'plan-made'
  | 'run-started'
  | 'run-parked'
  | 'run-resumed'
  | 'run-finished'
  | 'run-cancelled'
  | 'write-intended'
  | 'write-concluded'
  | 'plan-approved'
  | 'approval-refused'
  | 'settings-changed'
  | 'drift-accepted'
  | 'activity-exported';

export interface LeaseTable {
  readonly name: string;
  readonly holder: string;
  readonly fence: number;
  readonly expiresAt: number;
}

/** What was last read of the organization. */
export interface StatusSnapshotTable {
  readonly homeTenantId: string;
  readonly readAt: number;
  readonly contentJson: string;
  /** When reading last failed; absent once it has succeeded again. */
  readonly failedAt: number | null;
  readonly failure: string | null;
}

export interface ProvisioningLogTable {
  readonly entryId: string;
  readonly homeTenantId: string;
  readonly at: number;
  readonly targetTenantId: string;
  readonly action: string;
  readonly status: string;
  readonly personId: string;
  readonly personName: string;
  /** Lower-case text that a search looks into. */
  readonly searchText: string;
  readonly contentJson: string;
}

/** How far the provisioning log has been read. */
export interface ProvisioningLogPositionTable {
  readonly homeTenantId: string;
  readonly watermark: number;
  readonly readAt: number;
  readonly failedAt: number | null;
}

/** What was last confirmed and applied: what drift is measured against. */
export interface IntendedSharingTable {
  readonly homeTenantId: string;
  readonly sharingJson: string;
  readonly appliedAt: number;
  readonly runId: string;
}

/** What was intended before a run changed it: what it takes to take the run back. */
export interface SharingHistoryTable {
  readonly runId: string;
  readonly homeTenantId: string;
  /** Absent when nothing was intended before. */
  readonly beforeJson: string | null;
}

/** The plan that waits for a click, for tenants that are not shared with yet; one for each organization. */
export interface ReadyPlanTable {
  readonly homeTenantId: string;
  /** The tenants without share and what is shared, in one text: while it is the same, no other plan is made. */
  readonly madeFor: string;
  readonly madeAt: number;
  /** Absent when no plan could be made. */
  readonly planId: string | null;
}

/** What administrators have set; without a row, the defaults hold. */
export interface SafetySettingsTable {
  readonly homeTenantId: string;
  /** Grows with every change. */
  readonly version: number;
  readonly settingsJson: string;
  readonly changedAt: number;
  readonly changedByUserId: string;
  readonly changedByName: string;
}

/** That an administrator approved exactly one plan. */
export interface PlanApprovalTable {
  readonly approvalId: string;
  readonly planId: string;
  readonly digest: string;
  readonly approvedByUserId: string;
  readonly approvedByName: string;
  readonly approvedAt: number;
  readonly expiresAt: number;
}

/** How the portal left the configuration of a tenant. */
export interface AppliedConfigurationTable {
  readonly homeTenantId: string;
  readonly tenantId: string;
  readonly runId: string;
  readonly appliedAt: number;
  readonly servicePrincipalId: string;
  readonly jobId: string;
  readonly contentJson: string;
  /** Mappings and filters as they were first read afterwards; absent until then. */
  readonly schemaJson: string | null;
  readonly schemaReadAt: number | null;
}

/** That an administrator lets a difference be as it is. */
export interface DriftAcceptanceTable {
  readonly homeTenantId: string;
  readonly tenantId: string;
  readonly aspect: string;
  /** Names the value that was accepted. */
  readonly liveDigest: string;
  readonly reason: string;
  readonly acceptedByUserId: string;
  readonly acceptedByName: string;
  readonly acceptedAt: number;
}
