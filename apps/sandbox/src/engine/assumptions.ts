/**
 * What the sandbox does where Microsoft's pages are silent or contradict each other, the stricter reading first. Each is one
 * line to change, and the tests that rest on it name it. `docs/sandbox.md` tells which behaviour is documented.
 */
export const assumptions = {
  /** A full cycle reads the accounts of the target and overwrites edits made there; an incremental one does not. */
  fullCycleOverwritesTargetEdits: true,
  /** Pages disagree whether internal guests are synchronized; the stricter one wins. */
  internalGuestsAreSkipped: true,
  /** Minutes a fresh assignment takes until provisioning on demand honours it ("a few minutes"). */
  assignmentLagMinutes: 2,
  /** Virtual milliseconds of an initial cycle per assigned user, group and member: 0.01 of the published 0.01 to 0.08 minutes. */
  initialCyclePerObject: 600,
  /** The shortest initial cycle, in virtual milliseconds. */
  shortestInitialCycle: 2_000,
  /** An incremental cycle takes this part of an initial one. */
  incrementalCycleShare: 0.1,
  /** Minutes until a failed object is tried again; each further failure doubles it, up to a day ("retried in 40 minutes"). */
  firstRetryMinutes: 40,
  /** HTTP status of a failed connection test: only the portal's texts are published. */
  failedConnectionStatus: 400,
  /** Deleting a partner whose identity synchronization policy is still there is refused with this status. */
  blockedPartnerDeletionStatus: 400,
  /** Virtual milliseconds until a join is decided: pages say a few minutes, up to 2 hours, up to 4 hours. */
  joinTime: 2 * 3_600_000,
  /** Virtual milliseconds until a changed role shows. */
  promotionTime: 5 * 60_000,
  /** Virtual milliseconds until a removed tenant is gone. */
  removalTime: 10 * 60_000,
  /** Active tenants of an organization, owner included, checked when a tenant joins. */
  activeTenantLimit: 100,
  /** Internal users a tenant may have to join: a limit is named among the causes of failure, its number is not. */
  internalUserLimit: 1_000_000,
  /** One page lets an owner remove any other tenant, another says that owners have to be demoted first; the stricter one wins. */
  ownersMayRemoveOwners: false,
  /** The admin center adds `MTO_Sync_<tenant>` without a job when a tenant joins; whether joining through Graph does is not said. */
  configurationsMadeAtJoining: true,
} as const;
