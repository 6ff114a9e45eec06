import { z } from 'zod';
import { TenantStatus } from './tenant-status.ts';

/** The multitenant organization with the status of every tenant, as of one moment. */
export const OrganizationOverview = z.object({
  /** Milliseconds since the epoch: when the directory was read. */
  asOf: z.number(),
  /** The last reading failed or is too old: what is shown is what was last known. */
  stale: z.boolean(),
  state: z.enum(['active', 'inactive']),
  displayName: z.string().optional(),
  homeTenantId: z.string(),
  tenants: z.array(TenantStatus),
  counts: z.object({
    active: z.number().int(),
    pending: z.number().int(),
    shared: z.number().int(),
    needsAttention: z.number().int(),
  }),
  /** Worst health over the tenants that are shared with. */
  rollUp: z.enum(['healthy', 'initial-cycle', 'needs-attention', 'nothing-shared', 'unknown']),
  /** The largest number of people linked in one tenant; absent while nothing is known. */
  peopleShared: z.number().int().optional(),
  lastSynchronizedAt: z.number().optional(),
  runInProgress: z.string().optional(),
});
export type OrganizationOverview = z.infer<typeof OrganizationOverview>;
