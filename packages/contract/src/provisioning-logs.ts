import { z } from 'zod';

/** One event of the provisioning log, in the portal's words. */
export const ProvisioningLogRow = z.object({
  id: z.string(),
  at: z.number(),
  tenantId: z.string(),
  tenantName: z.string(),
  action: z.enum(['create', 'update', 'delete', 'disable', 'staged-delete', 'other']),
  status: z.enum(['success', 'failure', 'skipped', 'warning', 'unknown']),
  person: z.object({ userId: z.string(), displayName: z.string() }),
  errorCode: z.string().optional(),
  reason: z.string().optional(),
  changeId: z.string().optional(),
});
export type ProvisioningLogRow = z.infer<typeof ProvisioningLogRow>;

export const ProvisioningLogQuery = z.object({
  tenantId: z.guid().optional(),
  status: z.enum(['success', 'failure', 'skipped', 'warning']).optional(),
  q: z.string().max(120).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const ProvisioningLogPage = z.object({
  asOf: z.number(),
  /** The log could not be read up to now; what is shown is what was last read. */
  stale: z.boolean(),
  total: z.number().int(),
  rows: z.array(ProvisioningLogRow),
});
