import { z } from 'zod';
import { PlanApproval } from './approvals.ts';
import { SharedPrincipal } from './tenant-status.ts';

export const Flow = z.enum([
  'select-users-and-groups',
  'share-current-scope',
  'edit-shared-users-and-groups',
  'override-users-and-groups',
  'end-override',
  'stop-sharing',
  'choose-configuration',
  'repair-drift',
  'retry-run',
  'undo-run',
]);
export type Flow = z.infer<typeof Flow>;

export const PickedPrincipal = z.strictObject({
  id: z.guid(),
  kind: z.enum(['user', 'group']),
  displayName: z.string().min(1).max(256),
});
const Principals = z.array(PickedPrincipal).max(500);
const Tenants = z.array(z.guid()).min(1).max(200);

/** What a plan is asked for. Whatever is not in the request is taken from what is intended and from the directory. */
export const PlanRequest = z.discriminatedUnion('flow', [
  z.strictObject({ flow: z.literal('select-users-and-groups'), principals: Principals }),
  /**
   * `principals` is ignored, and best left empty: the scope is what is shared now. Without `tenantIds` it is for every tenant
   * that has no complete share, but for those with which sharing was stopped on purpose.
   */
  z.strictObject({ flow: z.literal('share-current-scope'), principals: Principals, tenantIds: Tenants.optional() }),
  z.strictObject({ flow: z.literal('edit-shared-users-and-groups'), principals: Principals }),
  /** Other users and groups for one tenant than for the rest. */
  z.strictObject({ flow: z.literal('override-users-and-groups'), tenantId: z.guid(), principals: Principals }),
  /** The tenant gets again what all the others get. */
  z.strictObject({ flow: z.literal('end-override'), tenantId: z.guid() }),
  z.strictObject({
    flow: z.literal('stop-sharing'),
    tenantIds: Tenants,
    /** `take-out`: first take the people out, then delete; `leave-behind`: delete and leave their accounts. */
    accounts: z.enum(['take-out', 'leave-behind']),
  }),
  /** Which of several or foreign configurations is kept for a tenant, and which are removed; by service principal id. */
  z.strictObject({
    flow: z.literal('choose-configuration'),
    tenantId: z.guid(),
    keep: z.guid(),
    remove: z.array(z.guid()).max(20),
  }),
  z.strictObject({ flow: z.literal('repair-drift'), tenantIds: Tenants }),
  /** The tenants of a run that failed, wanted as that run wanted them. */
  z.strictObject({ flow: z.literal('retry-run'), runId: z.guid() }),
  /** Back to how it was before a run. */
  z.strictObject({ flow: z.literal('undo-run'), runId: z.guid() }),
]);
export type PlanRequest = z.infer<typeof PlanRequest>;

export const PlannedChange = z.object({
  kind: z.enum([
    'create-partner-configuration',
    'allow-outbound-redemption',
    'create-configuration',
    'rename-configuration',
    'create-job',
    'save-settings',
    'assign',
    'unassign',
    'start-job',
    'pause-job',
    'await-cycle',
    'delete-configuration',
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
  /** It gets other users and groups than the rest. */
  overridden: z.boolean(),
  effect: z.object({
    created: z.number().int(),
    kept: z.number().int(),
    guestsStayingGuests: z.number().int(),
    removed: z.number().int(),
    skipped: z.number().int(),
    leftBehind: z.number().int(),
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
  /** The one tenant an override or a choice is for. */
  forTenant: z.object({ tenantId: z.string(), displayName: z.string() }).optional(),
  /** The run that is retried or undone. */
  ofRun: z.string().optional(),
  /** What it was asked for, so that the same can be asked for anew when the world has moved. */
  request: PlanRequest.optional(),
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
    /** Keep an account that nobody keeps up to date any longer. */
    peopleLeftBehind: z.number().int(),
    guestsStayingGuests: z.number().int(),
    /** How long the run and then the first cycle may take, in seconds. */
    estimatedRunSeconds: z.number(),
    estimatedFirstCycleSeconds: z.number(),
  }),
  /** Set when so many people are taken out that the number has to be typed. */
  confirmRemovals: z.number().int().optional(),
  /** Set when another administrator has to approve it. */
  approval: PlanApproval.optional(),
});
export type Plan = z.infer<typeof Plan>;

export const PlanParams = z.object({ planId: z.guid() });
const PersonEffect = z.enum(['created', 'kept', 'guest', 'removed', 'left-behind', 'skipped']);
export const PlanPeopleQuery = z.object({
  tenantId: z.guid().optional(),
  effect: PersonEffect.optional(),
  q: z.string().max(120).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const PlannedPerson = z.object({
  userId: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  effect: PersonEffect,
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
