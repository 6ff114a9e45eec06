import type { Person } from '../principal.ts';
import type { TenantId } from '../tenant.ts';

/** Why somebody whom an administrator may expect to be shared is not. */
export type SkipReason =
  'external-user' | 'internal-guest' | 'sign-in-blocked' | 'owner-only' | 'nested-only' | 'group-not-security-enabled';

/**
 * What a plan does to people. Tenants with the same effect share one entry, so that 99 tenants with one scope cost no
 * more than one.
 */
export interface EffectOnPeople {
  /** Everybody who is named below, by user id. */
  readonly people: Readonly<Record<string, Person>>;
  readonly tenants: readonly TenantEffect[];
}

/** User ids, each list in order of display name. */
export interface TenantEffect {
  readonly tenantIds: readonly TenantId[];
  /** Get a new account, as member. Where the tenant cannot be seen: get one, or are linked to one they have. */
  readonly created: readonly string[];
  /** Are shared already, or have a member account that is linked: stay, with properties kept up to date. */
  readonly kept: readonly string[];
  /** Have a guest account there: it is linked and updated, and stays a guest. Known only where the tenant can be seen. */
  readonly guestsStayingGuests: readonly string[];
  /** Leave the scope: their accounts there are soft-deleted in the next cycle, to be restored for 30 days. */
  readonly removed: readonly string[];
  /** Keep the account they have there, but nobody keeps it up to date any longer or takes it away. */
  readonly leftBehind: readonly string[];
  /** `through`: name of the group because of which one might expect the person. */
  readonly skipped: readonly { readonly userId: string; readonly reason: SkipReason; readonly through?: string }[];
  /** People in scope before, of whom `removed` are a part. Absent in plans that were made before it was kept. */
  readonly peopleBefore?: number;
  /** Whether the portal could look up existing accounts in these tenants. */
  readonly existingAccounts: 'known' | 'unknown';
}
