import { z } from 'zod';
import { PlanRequest, PickedPrincipal } from './plans.ts';

const NamedTenant = z.object({ tenantId: z.string(), displayName: z.string() });

export const FindingCode = z.enum([
  'rival-configurations',
  'separate-configurations',
  'several-jobs',
  'renamed-configuration',
  'made-in-entra',
  'points-elsewhere',
  'everybody-in-scope',
  'no-job',
  'settings-never-saved',
  'nobody-assigned',
  'never-started',
  'paused-and-forgotten',
  'quarantined',
  'failing',
  'guard-off',
  'guard-too-wide',
  'notification-mail-missing',
  'outbound-redemption-missing',
  'inbound-trust-broken',
  'run-failed',
  'tenant-left',
]);
export type FindingCode = z.infer<typeof FindingCode>;

/** What can be done: a plan to ask for, or a page to go to. */
export const Remedy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), request: PlanRequest }),
  z.object({ kind: z.literal('tenant-page') }),
  z.object({ kind: z.literal('prerequisites') }),
  z.object({ kind: z.literal('share-users-page') }),
  z.object({ kind: z.literal('provisioning-logs') }),
  z.object({ kind: z.literal('entra'), url: z.string() }),
]);
export type Remedy = z.infer<typeof Remedy>;

/** A configuration as evidence. */
export const FindingConfiguration = z.object({
  servicePrincipalId: z.string(),
  displayName: z.string(),
  createdAt: z.number().optional(),
  /** Where configurations are compared: people in scope, and how many of them the others have too. */
  people: z.number().int().optional(),
  peopleInCommon: z.number().int().optional(),
  /** As what it creates people, where its mapping could be read. */
  userType: z.enum(['member', 'guest']).optional(),
});
export type FindingConfiguration = z.infer<typeof FindingConfiguration>;

/** One defect with what proves it and what can be done about it. */
export const Finding = z.object({
  code: FindingCode,
  severity: z.enum(['error', 'warning', 'note']),
  /** The name of a tenant that left is its id. */
  tenant: NamedTenant,
  configurations: z.array(FindingConfiguration),
  evidence: z.object({
    since: z.number().optional(),
    /** Day of a quarantine, from 1 to 28. */
    day: z.number().int().optional(),
    nextAttemptAt: z.number().optional(),
    disabled: z.boolean().optional(),
    /** Graph's word and text. */
    reason: z.string().optional(),
    message: z.string().optional(),
    jobs: z.number().int().optional(),
    people: z.number().int().optional(),
    threshold: z.number().int().optional(),
    recommendedThreshold: z.number().int().optional(),
    withoutEntitlement: z.array(PickedPrincipal.extend({ id: z.string(), displayName: z.string() })).optional(),
    pointsTo: z.object({ tenantId: z.string(), displayName: z.string().optional() }).optional(),
    userTypeConflict: z.boolean().optional(),
    runId: z.string().optional(),
    failure: z.string().optional(),
  }),
  /** The first one is the one to take. */
  remedies: z.array(Remedy),
});
export type Finding = z.infer<typeof Finding>;

/** What could not be judged; never a finding, and never fine. */
export const HealthUnknown = z.object({
  what: z.enum(['configurations', 'trust', 'settings', 'people-in-scope', 'change-in-progress']),
  tenant: NamedTenant.optional(),
});
export type HealthUnknown = z.infer<typeof HealthUnknown>;

/** What the configuration doctor found, as of one moment. */
export const HealthReport = z.object({
  asOf: z.number(),
  /** The last reading failed or is too old. */
  stale: z.boolean(),
  configurationsChecked: z.number().int(),
  /** The worst first. */
  findings: z.array(Finding),
  unknowns: z.array(HealthUnknown),
});
export type HealthReport = z.infer<typeof HealthReport>;
