export type * from './tenant.ts';
export { configurationNameFor, configurationNamePrefix, isConfigurationNameFor } from './tenant.ts';
export {
  foreignConfigurations,
  isComplete,
  isEntitling,
  ourConfigurations,
  scopeOf,
  wasStarted,
} from './configuration-facts.ts';
export type * from './organization.ts';
export { activePartners } from './organization.ts';
export type * from './partner-configuration.ts';
export type * from './principal.ts';
export type * from './synchronization.ts';
export type * from './sharing.ts';
export { principalsFor } from './sharing.ts';
export type * from './observation.ts';
export type * from './directory.ts';
export { DirectoryError } from './directory-error.ts';
export type { DirectoryErrorCode } from './directory-error.ts';
export type * from './plan/change.ts';
export type * from './plan/plan.ts';
export type * from './plan/effect.ts';
export type * from './plan/policy.ts';
export type { RemovalPolicy } from './plan/removal-policy.ts';
export {
  defaultRemovalPolicy,
  laxerThan,
  removalPolicyLimits,
  removalsToConfirm,
  removalsWithoutConfirmation,
} from './plan/removal-policy.ts';
export type { ApprovablePlan, PlanApproval } from './plan/approval-policy.ts';
export { approvalFor, isApprovalOf } from './plan/approval-policy.ts';
export { deletionThresholdFor } from './plan/wanted-settings.ts';
export { peopleInScope, reasonNotShared } from './plan/people-in-scope.ts';
export type { PeopleInScope, SkippedPerson } from './plan/people-in-scope.ts';
export { planChanges } from './plan/plan-changes.ts';
export { effectOnPeople } from './plan/effect-on-people.ts';
export { refusalOf } from './plan/refusal.ts';
export { warningsOf } from './plan/warnings.ts';
export { draftPlan } from './plan/draft-plan.ts';
export type { DraftedPlan } from './plan/draft-plan.ts';
export { planFingerprint } from './plan/plan-fingerprint.ts';
export { retryRequest } from './plan/retry-request.ts';
export { undoRequest } from './plan/undo-request.ts';
export { whatMoved } from './plan/what-moved.ts';
export type { Move } from './plan/what-moved.ts';
export type * from './apply/run-event.ts';
export type * from './apply/run.ts';
export { foldRun, nextProgress } from './apply/fold-run.ts';
export { applyPlan } from './apply/apply-plan.ts';
export type { ApplyInput } from './apply/apply-plan.ts';
export { LeaseLostError } from './apply/lease-lost-error.ts';
export type * from './apply/journal.ts';
export type * from './apply/ports.ts';
export type * from './status/tenant-status.ts';
export { tenantStatuses } from './status/tenant-statuses.ts';
export type { StatusReading } from './status/tenant-statuses.ts';
export { claimsOn } from './status/claims-on.ts';
export type { ConfigurationClaim } from './status/claims-on.ts';
export { healthOf, nextCycleOf } from './status/job-health.ts';
export { rollUp } from './status/roll-up.ts';
export type { RollUp } from './status/roll-up.ts';
export type * from './provisioning-logs/provisioning-log-entry.ts';
export type * from './health/finding.ts';
export type * from './health/health-input.ts';
export { diagnose } from './health/diagnose.ts';
export type * from './preflight/prerequisite.ts';
export { preflight } from './preflight/preflight.ts';
export type { ConnectionAnswer, Preflight, PreflightFacts } from './preflight/preflight.ts';
export { driftAspects, fingerprintOf, repairedByPlans } from './drift/drift-value.ts';
export type { DriftAspect, DriftValue } from './drift/drift-value.ts';
export { schemaDifferences } from './drift/synchronization-schema.ts';
export type { SchemaDifference, SchemaEntry, SynchronizationSchema } from './drift/synchronization-schema.ts';
export { statusWithDrift } from './drift/status-with-drift.ts';
export { hasDrifted, tenantDrift } from './drift/tenant-drift.ts';
export type { AppliedConfiguration } from './drift/applied-configuration.ts';
export type { DriftAcceptance, DriftItem, DriftReading } from './drift/tenant-drift.ts';
