import { z } from 'zod';
import { Flow, PlannedChange } from './plans.ts';

/** One tenant's line in a run. */
export const RunTenant = z.object({
  tenantId: z.string(),
  displayName: z.string(),
  state: z.enum(['queued', 'running', 'waiting', 'succeeded', 'failed', 'not-started']),
  changesDone: z.number().int(),
  changesTotal: z.number().int(),
  currentChange: PlannedChange.optional(),
  waitingFor: z.enum(['replication', 'settle-window', 'retry']).optional(),
  waitingUntil: z.number().optional(),
  failure: z
    .object({
      code: z.enum([
        'target-has-not-allowed-sync',
        'outbound-redemption-refused',
        'connection-refused',
        'several-configurations',
        'left-organization',
        'no-longer-as-planned',
        'principal-missing',
        'forbidden',
        'not-replicated-in-time',
        'directory-unavailable',
        'directory-refused',
        'cancelled',
      ]),
      owner: z.enum(['this-tenant', 'other-tenant', 'person', 'microsoft']),
      requestId: z.string().optional(),
    })
    .optional(),
});
export type RunTenant = z.infer<typeof RunTenant>;

/** A run as a whole; in the event stream `tenants` holds only the lines that changed since the last message. */
export const Run = z.object({
  runId: z.string(),
  planId: z.string(),
  flow: Flow,
  state: z.enum(['queued', 'running', 'parked', 'finished']),
  /** Grows with every event; the id of the stream's messages. */
  sequence: z.number().int(),
  startedBy: z.object({ userId: z.string(), displayName: z.string() }),
  createdAt: z.number(),
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  throttledUntil: z.number().optional(),
  parkedFor: z.enum(['needs-sign-in']).optional(),
  counts: z.object({
    total: z.number().int(),
    succeeded: z.number().int(),
    failed: z.number().int(),
    changesDone: z.number().int(),
    changesTotal: z.number().int(),
  }),
  /** Seconds until the run is expected to end; absent while nothing can be said. */
  secondsLeft: z.number().optional(),
  tenants: z.array(RunTenant),
});
export type Run = z.infer<typeof Run>;

export const RunParams = z.object({ runId: z.guid() });
export const RunList = z.object({ runs: z.array(Run.omit({ tenants: true })) });
export const RunListQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) });
