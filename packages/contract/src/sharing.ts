import { z } from 'zod';
import { SharedPrincipal } from './tenant-status.ts';

/** What is shared now, and which of the three flows makes sense. */
export const SharingState = z.object({
  asOf: z.number(),
  /** The scope that all configurations have in common, or their union when they differ. */
  principals: z.array(SharedPrincipal),
  /** The configurations of some tenants have another scope than others. */
  differs: z.boolean(),
  sharedWith: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
  /** Active tenants without a complete configuration: `Share current user scope` is for them. */
  withoutShare: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
  pending: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
  foreignConfigurations: z.array(z.object({ tenantId: z.string().optional(), displayName: z.string() })),
  runInProgress: z.string().optional(),
});
export type SharingState = z.infer<typeof SharingState>;
