import type { Principal } from '../principal.ts';
import type { SharingFlow, SharingRequest } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';
import type { Change } from './change.ts';
import type { EffectOnPeople } from './effect.ts';
import type { PlanWarning } from './policy.ts';

/** What would be done, for one tenant, in the order in which it is done. */
export interface TenantPlan {
  readonly tenantId: TenantId;
  readonly displayName: string;
  readonly disposition: TenantDisposition;
  /** The configuration the changes build on, when there is one already. */
  readonly configuration?: { readonly servicePrincipalId: string; readonly jobId?: string };
  /**
   * How sharing with the tenant is before the changes, so that they can be undone. Absent where nothing is changed, and
   * where there is neither a configuration of ours nor one that is taken over.
   */
  readonly before?: SharingBefore;
  readonly changes: readonly Change[];
}

export interface SharingBefore {
  /** In order of name, then id. */
  readonly principals: readonly Principal[];
  /** Whether the job runs. */
  readonly started: boolean;
  /** The name of a configuration that is taken over or deleted. */
  readonly displayName?: string;
}

/**
 * - `change`: something is to be done.
 * - `unchanged`: everything is as wanted.
 * - `waiting`: nothing can be done now, and nothing is wrong on our side: the tenant has not joined yet.
 * - `blocked`: a person must decide first, because any change could take people out whom nobody named.
 *   `several-configurations`: more than one carries the tenant's name, or the one that does has more than one job.
 *   `unexpected-settings`: its job was started with everybody in the home tenant as scope, or for another tenant.
 */
export type TenantDisposition =
  | { readonly kind: 'change' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'waiting'; readonly reason: 'tenant-pending' }
  | {
      readonly kind: 'blocked';
      readonly reason: 'several-configurations' | 'unexpected-settings';
      readonly servicePrincipalIds: readonly string[];
    };

/** A plan as data: what, why, for whom. It never holds anything that is needed only to show it. */
export interface PlanContent {
  readonly homeTenantId: TenantId;
  readonly flow: SharingFlow;
  readonly sharing: SharingRequest;
  /** In order of tenant name, then id. */
  readonly tenants: readonly TenantPlan[];
  readonly effect: EffectOnPeople;
  readonly warnings: readonly PlanWarning[];
  /** Milliseconds since the epoch: when the directory was looked at. */
  readonly observedAt: number;
}
