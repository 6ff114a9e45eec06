import { z } from 'zod';
import { TenantDetail } from './tenant-status.ts';

/** One thing that has to be in place before people can arrive in a tenant, and what is known of it. */
export const Prerequisite = z.object({
  code: z.enum([
    'joined-organization',
    'administrator-role',
    'portal-permissions',
    'outbound-redemption',
    'licence',
    'inbound-synchronization',
    'inbound-redemption',
    'guest-invitations',
  ]),
  /** Whose setting it is: this tenant's, or the other one's. */
  side: z.enum(['home', 'target']),
  state: z.enum(['met', 'missing', 'unknown']),
  /** What follows when it is missing. */
  handling: z.enum(['part-of-the-plan', 'tenant-waits', 'administrator-acts']),
  unknownBecause: z
    .enum(['not-visible', 'not-read', 'not-permitted', 'no-configuration', 'hidden-behind-another', 'not-told'])
    .optional(),
  permissions: z.array(z.string()).optional(),
});
export type Prerequisite = z.infer<typeof Prerequisite>;

/** Both sides of one tenant, looked at without a write. */
export const TenantPreflight = z.object({
  tenantId: z.string(),
  displayName: z.string(),
  /** Milliseconds since the epoch. */
  checkedAt: z.number(),
  verdict: z.enum(['ready', 'with-the-plan', 'tenant-waits', 'administrator-acts', 'unknown']),
  prerequisites: z.array(Prerequisite),
  /** Whether the other tenant was asked just now: by a test of the connection, which writes nothing. */
  connectionTested: z.boolean(),
  /** Ready to be sent to the administrator of that tenant, when it has to act. */
  requestToTarget: TenantDetail.shape.requestToTarget,
});
export type TenantPreflight = z.infer<typeof TenantPreflight>;

export const PreflightOverview = z.object({
  /** In order of name; the texts for other administrators are left out. */
  tenants: z.array(TenantPreflight.omit({ requestToTarget: true })),
});
export type PreflightOverview = z.infer<typeof PreflightOverview>;
