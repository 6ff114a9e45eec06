import type { Principal } from './principal.ts';
import type { TenantId } from './tenant.ts';

/** What an administrator wants to be true: who is shared with which tenants. */
export interface Sharing {
  /** Shared with every tenant of `tenants`, unless overridden. At least one. */
  readonly principals: readonly Principal[];
  readonly tenants: readonly TenantId[];
}

/** The way by which a plan came to be; each is a button of the Share users page. */
export type SharingFlow = 'select-users-and-groups' | 'share-current-scope' | 'edit-shared-users-and-groups';
