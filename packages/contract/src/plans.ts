import { z } from 'zod';
import { SharedPrincipal } from './tenant-status.ts';

export const Flow = z.enum(['select-users-and-groups', 'share-current-scope', 'edit-shared-users-and-groups']);
export type Flow = z.infer<typeof Flow>;

export const PickedPrincipal = z.strictObject({
  id: z.guid(),
  kind: z.enum(['user', 'group']),
  displayName: z.string().min(1).max(256),
});
export const PlanRequest = z.strictObject({
  flow: Flow,
  /** Ignored, and best left empty, for `share-current-scope`: the scope is what is shared now. */
  principals: z.array(PickedPrincipal).max(500),
});
export type PlanRequest = z.infer<typeof PlanRequest>;

export const PlannedChange = z.object({
  kind: z.enum([
    'create-partner-configuration',
    'allow-outbound-redemption',
    'create-configuration',
    'create-job',
    'save-settings',
    'assign',
    'unassign',
    'start-job',
  ]),
  reason: z.string(),
  principal: z.object({ id: z.string(), kind: z.enum(['user', 'group']), displayName: z.string() }).optional(),
});
export type PlannedChange = z.infer<typeof PlannedChange>;

export const PlannedTenant = z.object({
  tenantId: z.string(),
  displayName: z.string(),
  disposition: z.enum(['change', 'unchanged', 'waiting', 'blocked']),
  dispositionReason: z.enum(['tenant-pending', 'several-configurations', 'unexpected-settings']).optional(),
  changes: z.array(PlannedChange),
  effect: z.object({
    created: z.number().int(),
    kept: z.number().int(),
    guestsStayingGuests: z.number().int(),
    removed: z.number().int(),
    skipped: z.number().int(),
    existingAccounts: z.enum(['known', 'unknown']),
  }),
});
export type PlannedTenant = z.infer<typeof PlannedTenant>;

export const PlanWarning = z.object({
  code: z.enum([
    'owners-not-shared',
    'nested-groups-not-shared',
    'foreign-configuration',
    'removes-people',
    'dynamic-rule-paused',
  ]),
  displayName: z.string().optional(),
  tenantName: z.string().optional(),
  count: z.number().int().optional(),
  share: z.number().optional(),
});
export type PlanWarning = z.infer<typeof PlanWarning>;

/** A plan: a durable object with its own address. */
export const Plan = z.object({
  planId: z.string(),
  flow: Flow,
  /** `ready` to be applied, `applied` by a run, or `expired`. */
  state: z.enum(['ready', 'applied', 'expired']),
  createdAt: z.number(),
  expiresAt: z.number(),
  observedAt: z.number(),
  createdBy: z.object({ userId: z.string(), displayName: z.string() }),
  /** What must be given back to apply exactly this plan. */
  digest: z.string(),
  runId: z.string().optional(),
  principals: z.array(SharedPrincipal),
  tenants: z.array(PlannedTenant),
  warnings: z.array(PlanWarning),
  summary: z.object({
    tenantsToChange: z.number().int(),
    tenantsUnchanged: z.number().int(),
    tenantsWaiting: z.number().int(),
    tenantsBlocked: z.number().int(),
    changes: z.number().int(),
    graphWrites: z.number().int(),
    /** People, each counted once. */
    peopleCreated: z.number().int(),
    peopleKept: z.number().int(),
    peopleRemoved: z.number().int(),
    peopleSkipped: z.number().int(),
    guestsStayingGuests: z.number().int(),
    /** How long the run and then the first cycle may take, in seconds. */
    estimatedRunSeconds: z.number(),
    estimatedFirstCycleSeconds: z.number(),
  }),
  /** Set when so many people are taken out that the number has to be typed. */
  confirmRemovals: z.number().int().optional(),
});
export type Plan = z.infer<typeof Plan>;

export const PlanParams = z.object({ planId: z.guid() });
export const PlanPeopleQuery = z.object({
  tenantId: z.guid().optional(),
  effect: z.enum(['created', 'kept', 'guest', 'removed', 'skipped']).optional(),
  q: z.string().max(120).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const PlannedPerson = z.object({
  userId: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  effect: z.enum(['created', 'kept', 'guest', 'removed', 'skipped']),
  skipReason: z
    .enum([
      'external-user',
      'internal-guest',
      'sign-in-blocked',
      'owner-only',
      'nested-only',
      'group-not-security-enabled',
    ])
    .optional(),
  /** The group through which the reason applies. */
  through: z.string().optional(),
  /** How many of the tenants in question this applies to, and their names when few. */
  tenantCount: z.number().int(),
  tenantNames: z.array(z.string()),
});
export type PlannedPerson = z.infer<typeof PlannedPerson>;
export const PlanPeople = z.object({ total: z.number().int(), people: z.array(PlannedPerson) });

export const PlannedCall = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  method: z.string(),
  path: z.string(),
  body: z.string().optional(),
});
export type PlannedCall = z.infer<typeof PlannedCall>;
export const PlanCalls = z.object({ calls: z.array(PlannedCall) });

export const ApplyRequest = z.strictObject({
  digest: z.string().min(16).max(128),
  /** The number of people taken out, as typed by the administrator. */
  confirmedRemovals: z.number().int().optional(),
});
export const RunStarted = z.object({ runId: z.string() });
