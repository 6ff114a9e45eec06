import { z } from 'zod';
import { DriftAspect } from './drift.ts';

/** One entry of the audit trail. */
export const ActivityEntry = z.object({
  entryId: z.string(),
  at: z.number(),
  kind: z.enum([
    'signed-in',
    'signed-out',
    'denied',
    'plan-made',
    'run-started',
    'run-cancelled',
    'run-finished',
    'write',
    'plan-approved',
    'approval-refused',
    'settings-changed',
    'drift-accepted',
    'activity-exported',
  ]),
  actor: z.object({ userId: z.string(), displayName: z.string() }).optional(),
  tenantId: z.string().optional(),
  tenantName: z.string().optional(),
  /** For a write: the kind of change, and what became of it. */
  change: z.string().optional(),
  outcome: z.string().optional(),
  runId: z.string().optional(),
  planId: z.string().optional(),
  /** With `settings-changed`: what lets more pass than before. */
  laxer: z.array(z.string()).optional(),
  /** With `drift-accepted`: what, and why. */
  aspect: DriftAspect.optional(),
  reason: z.string().optional(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;
export const ActivityQuery = z.object({
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ActivityPage = z.object({ entries: z.array(ActivityEntry), more: z.boolean() });
export const ActivityExportQuery = z.object({ format: z.enum(['csv', 'jsonl']) });
