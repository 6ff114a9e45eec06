import { z } from 'zod';
import { SharedPrincipal } from './tenant-status.ts';

/** What is shared now, and which of the three flows makes sense. */
export const SharingState = z.object({
  asOf: z.number(),
  /** The scope that all configurations have in common, or their union when they differ. */
  principals: z.array(SharedPrincipal),
  /** The configurations of some tenants have another scope than others, although no override says so. */
  differs: z.boolean(),
  /** The scope of every tenant that is shared with; tenants with the same one are in the same entry, the largest group first. */
  scopes: z.array(
    z.object({
      tenants: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
      principals: z.array(SharedPrincipal),
      /** These tenants are meant to have a scope of their own. */
      overridden: z.boolean(),
    }),
  ),
  sharedWith: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
  /** Active tenants without a complete configuration: `Share current user scope` is for them. */
  withoutShare: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
  /** Active tenants with which sharing was stopped on purpose; they are in neither of the lists before. */
  stopped: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
  pending: z.array(z.object({ tenantId: z.string(), displayName: z.string() })),
  foreignConfigurations: z.array(
    z.object({ tenantId: z.string().optional(), displayName: z.string(), servicePrincipalId: z.string() }),
  ),
  /** For which tenants the current scope has not been shared yet, ready to be asked for; absent when there is none. */
  readyPlanId: z.string().optional(),
  runInProgress: z.string().optional(),
});
export type SharingState = z.infer<typeof SharingState>;
