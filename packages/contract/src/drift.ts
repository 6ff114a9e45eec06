import { z } from 'zod';

/** What drift is looked for in. */
export const driftAspects = [
  'scope',
  'scope-mode',
  'deletion-guard',
  'job-state',
  'configuration-name',
  'attribute-mappings',
  'scoping-filters',
] as const;
export const DriftAspect = z.enum(driftAspects);
export type DriftAspect = z.infer<typeof DriftAspect>;

/** One value of an aspect, as much of it as people need to read. */
export const DriftValue = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('principals'),
    principals: z.array(z.object({ id: z.string(), kind: z.enum(['user', 'group']), displayName: z.string() })),
  }),
  z.object({ kind: z.literal('scope-mode'), scope: z.enum(['assigned', 'all']) }),
  z.object({ kind: z.literal('deletion-guard'), enabled: z.boolean(), value: z.number() }),
  z.object({ kind: z.literal('job-state'), state: z.enum(['active', 'paused', 'disabled', 'missing']) }),
  /** Absent name: there is no such configuration any longer. */
  z.object({ kind: z.literal('name'), displayName: z.string().optional() }),
  /** Mappings or filters: how many there are, and a short mark that is the same for the same ones. */
  z.object({ kind: z.literal('schema'), count: z.number().int(), mark: z.string() }),
]);
export type DriftValue = z.infer<typeof DriftValue>;

/** One attribute mapping or scoping filter that is not as it was. */
export const SchemaDifference = z.object({
  change: z.enum(['added', 'removed', 'changed']),
  name: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});
export type SchemaDifference = z.infer<typeof SchemaDifference>;

/** One aspect of one tenant in three columns. */
export const DriftItem = z.object({
  aspect: DriftAspect,
  /**
   * `not-applied`: the directory is as it was last applied, and something else is intended since. `unknown`: it could not
   * be read, or nothing is known to compare it with.
   */
  state: z.enum(['same', 'not-applied', 'drifted', 'accepted', 'unknown']),
  intended: DriftValue.optional(),
  applied: DriftValue.optional(),
  live: DriftValue.optional(),
  /** Names the value that is live now; to be given back when it is accepted. */
  liveDigest: z.string().optional(),
  differences: z.array(SchemaDifference),
  /** How it is put right: by a plan of the portal, or by hand in Microsoft Entra. */
  repair: z.enum(['plan', 'entra']),
  /** Who accepted which value and why; with the state `drifted`, it has been changed again since. */
  acceptance: z
    .object({
      reason: z.string(),
      by: z.object({ userId: z.string(), displayName: z.string() }),
      at: z.number(),
    })
    .optional(),
});
export type DriftItem = z.infer<typeof DriftItem>;

export const TenantDrift = z.object({
  asOf: z.number(),
  /** What was read is too old to tell anything of now. */
  stale: z.boolean(),
  /** When the portal last applied something to this tenant, and by which run; absent when it never did. */
  appliedAt: z.number().optional(),
  runId: z.string().optional(),
  items: z.array(DriftItem),
  /** Where mappings and filters are changed; absent while there is no configuration. */
  entraUrl: z.string().optional(),
});
export type TenantDrift = z.infer<typeof TenantDrift>;

/** Accepts a difference as it is now. */
export const AcceptDrift = z.strictObject({
  aspect: DriftAspect,
  liveDigest: z.string().min(16).max(128),
  reason: z.string().trim().min(10).max(500),
});
export type AcceptDrift = z.infer<typeof AcceptDrift>;
