import { z } from 'zod';

/** One tenant of the organization, on two axes that are never merged: its configuration, and how it runs. */
export const TenantStatus = z.object({
  tenantId: z.string(),
  displayName: z.string(),
  role: z.enum(['owner', 'member', 'unknown']),
  memberState: z.enum(['pending', 'active', 'removed', 'unknown']),
  isHomeTenant: z.boolean(),
  configurationState: z.enum([
    'as-intended',
    'drifted',
    'not-configured',
    'incomplete',
    'managed-in-entra',
    'several',
    'unknown',
    'not-applicable',
  ]),
  health: z.enum([
    'active',
    'initial-cycle',
    'not-started',
    'paused',
    'quarantined',
    'failing',
    'unknown',
    'not-applicable',
  ]),
  synchronizedPeople: z.number().int().optional(),
  lastSynchronizedAt: z.number().optional(),
  nextCycleAt: z.number().optional(),
  configuration: z
    .object({ servicePrincipalId: z.string(), displayName: z.string(), jobId: z.string().optional() })
    .optional(),
  foreignConfigurations: z.array(z.object({ servicePrincipalId: z.string(), displayName: z.string() })),
  quarantine: z.object({ reason: z.string(), since: z.number(), message: z.string().optional() }).optional(),
  /** It gets other users and groups than the rest, on purpose. */
  overridden: z.boolean(),
  /** Sharing with it was stopped on purpose, and nobody has shared with it again. */
  stopped: z.boolean().optional(),
  /** How the last run of the portal ended for this tenant, when it failed. */
  lastFailure: z
    .object({
      runId: z.string(),
      code: z.string(),
      owner: z.enum(['this-tenant', 'other-tenant', 'person', 'microsoft']),
    })
    .optional(),
});
export type TenantStatus = z.infer<typeof TenantStatus>;

export const TenantParams = z.object({ tenantId: z.guid() });

/** Somebody or something that is shared, with what there is to know of it. */
export const SharedPrincipal = z.object({
  id: z.string(),
  kind: z.enum(['user', 'group']),
  displayName: z.string(),
  detail: z.string().optional(),
  directMemberCount: z.number().int().optional(),
});
export type SharedPrincipal = z.infer<typeof SharedPrincipal>;

/** One configuration to a tenant, with what it takes to decide between it and others. */
export const ConfigurationClaim = z.object({
  servicePrincipalId: z.string(),
  displayName: z.string(),
  createdAt: z.number().optional(),
  /** It carries the recognised name of the tenant. */
  recognised: z.boolean(),
  health: TenantStatus.shape.health,
  principals: z.array(SharedPrincipal),
  /** People in scope, each once. */
  people: z.number().int(),
  /** People it has in common with the other claims, of `people`. */
  peopleInCommon: z.number().int(),
  /** How much its scope has in common with the others'. */
  overlap: z.enum(['same', 'some', 'none']),
  scope: z.enum(['assigned', 'all', 'unknown']),
});
export type ConfigurationClaim = z.infer<typeof ConfigurationClaim>;

/** The page of one tenant. */
export const TenantDetail = z.object({
  asOf: z.number(),
  tenant: TenantStatus,
  principals: z.array(SharedPrincipal),
  /** What all tenants without an override get, when this one is meant to have a scope of its own. */
  sharedWithTheRest: z.array(SharedPrincipal).optional(),
  /** Every configuration to this tenant, when there is more than one or one that is not recognised. */
  claims: z.array(ConfigurationClaim),
  progress: z.object({ completed: z.number(), total: z.number() }).optional(),
  lastExecution: z
    .object({
      state: z.enum(['succeeded', 'failed', 'entry-level-errors', 'unknown']),
      beganAt: z.number(),
      endedAt: z.number(),
      exported: z.number(),
      escrowed: z.number(),
      error: z.string().optional(),
    })
    .optional(),
  /** Whether the home tenant redeems invitations to this tenant; `undefined` when it could not be read. */
  outboundRedemption: z.boolean().optional(),
  deletionThreshold: z.object({ enabled: z.boolean(), value: z.number() }).optional(),
  scope: z.enum(['assigned', 'all']).optional(),
  /** Ready to be sent to the administrator of that tenant, when it has not allowed synchronization. */
  requestToTarget: z
    .object({ subject: z.string(), body: z.string(), powerShell: z.string(), graphCalls: z.string() })
    .optional(),
  entraUrl: z.string().optional(),
});
export type TenantDetail = z.infer<typeof TenantDetail>;
