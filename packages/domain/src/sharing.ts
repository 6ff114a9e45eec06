import type { Principal } from './principal.ts';
import type { TenantId } from './tenant.ts';

/** What an administrator wants to be true: who is shared with which tenants. */
export interface Sharing {
  /** Shared with every tenant of `tenants` that has no override. */
  readonly principals: readonly Principal[];
  /** Every tenant that is shared with, those with an override included. */
  readonly tenants: readonly TenantId[];
  /** Tenants that get other users and groups than the rest; one entry at most for each. */
  readonly overrides?: readonly ScopeOverride[];
  /** Tenants that are not shared with on purpose, until somebody shares with them again; none of them is in `tenants`. */
  readonly stopped?: readonly TenantId[];
}

/** Who is shared with one tenant instead of what all share. At least one principal. */
export interface ScopeOverride {
  readonly tenantId: TenantId;
  readonly principals: readonly Principal[];
}

/**
 * What a plan is asked for: a sharing, and what is to be done beside it. Tenants that are neither shared with nor named
 * otherwise stay as they are.
 */
export interface SharingRequest extends Sharing {
  /** Only these tenants are planned for. Absent: all that are named. */
  readonly only?: readonly TenantId[];
  /** Tenants that are not shared with any longer; none of them is in `tenants`. */
  readonly stops?: readonly SharingStop[];
  /** Which of several or foreign configurations becomes ours; decided by a person. */
  readonly choices?: readonly ConfigurationChoice[];
  /** Tenants whose job did not run before and shall not run afterwards. */
  readonly pauses?: readonly TenantId[];
  /** Configurations of ours that go back to whom they were taken from. */
  readonly returns?: readonly ConfigurationReturn[];
}

/**
 * The end of sharing with a tenant. `take-out`: everybody is taken out of scope, the cycle that soft-deletes their
 * accounts is waited for and looked at, and only then the configuration is deleted. `leave-behind`: the job is stopped and
 * the configuration deleted; the accounts stay as they are, and nobody keeps them up to date.
 */
export interface SharingStop {
  readonly tenantId: TenantId;
  readonly accounts: 'take-out' | 'leave-behind';
}

/**
 * One configuration is kept for a tenant, renamed if it has not our name; the others that are named are stopped and
 * deleted with the accounts they made left as they are. A configuration that is not named stays.
 */
export interface ConfigurationChoice {
  readonly tenantId: TenantId;
  /** Service principal ids. */
  readonly keep: string;
  readonly remove: readonly string[];
}

/**
 * A configuration that was taken over gets the name back that it had: from then on it is somebody else's again. If the
 * tenant is in `tenants` all the same, it gets another one of ours.
 */
export interface ConfigurationReturn {
  readonly tenantId: TenantId;
  readonly servicePrincipalId: string;
  readonly displayName: string;
}

/** The way by which a plan came to be. The first three are the buttons of the Share users page. */
export type SharingFlow =
  | 'select-users-and-groups'
  | 'share-current-scope'
  | 'edit-shared-users-and-groups'
  | 'override-users-and-groups'
  | 'end-override'
  | 'stop-sharing'
  | 'choose-configuration'
  | 'repair-drift'
  | 'retry-run'
  | 'undo-run';

/** Who is to be shared with a tenant: its override, or what all share. Says nothing of whether it is shared with at all. */
export function principalsFor(sharing: Sharing, tenantId: TenantId): readonly Principal[] {
  return sharing.overrides?.find((override) => override.tenantId === tenantId)?.principals ?? sharing.principals;
}
