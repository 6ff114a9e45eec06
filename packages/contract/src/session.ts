import { z } from 'zod';

/** Who is signed in, and what the portal lets them do. Never a token. */
export const Session = z.object({
  user: z.object({ userId: z.string(), displayName: z.string(), userPrincipalName: z.string() }),
  /** `administrator` may share; `helpdesk` may look. */
  seat: z.enum(['administrator', 'helpdesk']),
  /** The role by which the person has the seat, as Entra names it. */
  role: z.string(),
  homeTenant: z.object({ tenantId: z.string(), displayName: z.string(), domain: z.string() }),
  /** Set while the sandbox stands in for Microsoft. */
  sandbox: z.object({ controlUrl: z.string() }).optional(),
  /** A note on availability that the operator of the portal wants to be read. */
  releaseNote: z.string().optional(),
  entraAdminCenterUrl: z.string(),
});
export type Session = z.infer<typeof Session>;

/** Where the browser goes to end the session at the identity provider too. */
export const SessionEnd = z.object({ logoutUrl: z.string() });
