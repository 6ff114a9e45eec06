import { principalsFor } from '../sharing.ts';
import type { SharingRequest } from '../sharing.ts';
import type { Principal } from '../principal.ts';
import type { TenantId } from '../tenant.ts';

/** What an ordered request is about. */
export interface RequestConcern {
  /** Tenants that are planned for because they are shared with. */
  readonly tenants: readonly TenantId[];
  /** The scopes these tenants are to have, each once; with what all share, also where every tenant has an override. */
  readonly scopes: readonly (readonly Principal[])[];
  /** Something is asked for beside sharing: a stop, a choice or a return. */
  readonly decides: boolean;
}

/** Whether a request plans for a tenant, when it names the tenant at all. */
export function isPlannedFor({ only }: SharingRequest, tenantId: TenantId): boolean {
  return !only || only.includes(tenantId);
}

/** What is to be checked and warned of before a plan is made. The request is in order. */
export function concernOf(request: SharingRequest): RequestConcern {
  const { tenants, principals, only, stops = [], choices = [], returns = [] } = request;
  const decided = new Set(choices.map((choice) => choice.tenantId));
  const planned = tenants.filter((tenantId) => isPlannedFor(request, tenantId) && !decided.has(tenantId));
  const decides = [...stops, ...choices, ...returns].some(({ tenantId }) => isPlannedFor(request, tenantId));
  const scopes = new Set(planned.map((tenantId) => principalsFor(request, tenantId)));
  if (!only && (tenants.length > 0 || !decides)) scopes.add(principals);
  return { tenants: planned, scopes: [...scopes], decides };
}

/** Every principal of some scopes, each once. */
export function principalsOf(scopes: readonly (readonly Principal[])[]): readonly Principal[] {
  return [...new Map(scopes.flat().map((principal) => [principal.id, principal])).values()];
}
