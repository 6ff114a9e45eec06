import { z } from 'zod';

/** One entry of the audit trail. */
export const ActivityEntry = z.object({
  entryId: z.string(),
  at: z.number(),
  kind: z.enum(['signed-in', 'signed-out', 'denied', 'plan-made', 'run-started', 'run-finished', 'write']),
  actor: z.object({ userId: z.string(), displayName: z.string() }).optional(),
  tenantId: z.string().optional(),
  tenantName: z.string().optional(),
  /** For a write: the kind of change, and what became of it. */
  change: z.string().optional(),
  outcome: z.string().optional(),
  runId: z.string().optional(),
  planId: z.string().optional(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;
export const ActivityQuery = z.object({
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ActivityPage = z.object({ entries: z.array(ActivityEntry), more: z.boolean() });
