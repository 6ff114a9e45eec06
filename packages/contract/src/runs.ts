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
  waitingFor: z.enum(['replication', 'settle-window', 'retry', 'cycle']).optional(),
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
        'people-not-taken-out',
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
  /** Somebody asked for it to be cancelled; it ends after the writes it is at. */
  cancelRequestedAt: z.number().optional(),
  /** Whether a plan can be drawn that takes it back. */
  canBeUndone: z.boolean(),
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

/** Somebody whom a run took out of a tenant, with the time that is left to restore the account there. */
export const RemovedPerson = z.object({
  userId: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  tenants: z.array(
    z.object({
      tenantId: z.string(),
      displayName: z.string(),
      /** When the provisioning log says that the account was soft-deleted; absent while it does not. */
      deletedAt: z.number().optional(),
      /** The end of the 30 days; an estimate from the end of the run while the log does not tell. */
      restorableUntil: z.number(),
      restored: z.boolean(),
    }),
  ),
});
export type RemovedPerson = z.infer<typeof RemovedPerson>;
export const RemovedPeopleQuery = z.object({
  q: z.string().max(120).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const RemovedPeople = z.object({ total: z.number().int(), people: z.array(RemovedPerson) });
