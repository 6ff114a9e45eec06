import { byName } from '../by-name.ts';
import type { Principal } from '../principal.ts';
import type { SharingRequest } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';

/**
 * The same request with everything in order and counted once, so that the same wish always gives the same plan. Lists of
 * nothing are left out. A tenant that is not shared with any longer is not among those that are.
 */
export function orderRequest(request: SharingRequest): SharingRequest {
  const stops = byTenant(request.stops);
  const stopped = new Set(stops.map((stop) => stop.tenantId));
  const choices = byTenant(request.choices).map((choice) => ({ ...choice, remove: distinct(choice.remove) }));
  const overrides = byTenant(request.overrides)
    .filter(({ tenantId }) => !stopped.has(tenantId))
    .map((override) => ({ ...override, principals: distinctPrincipals(override.principals) }));
  return {
    principals: distinctPrincipals(request.principals),
    tenants: distinctTenants(request.tenants).filter((tenantId) => !stopped.has(tenantId)),
    ...(request.only ? { only: distinctTenants(request.only) } : {}),
    ...unlessEmpty('overrides', overrides),
    ...unlessEmpty('stops', stops),
    ...unlessEmpty('choices', choices),
    ...unlessEmpty('pauses', distinctTenants(request.pauses ?? [])),
    ...unlessEmpty('returns', byTenant(request.returns)),
  };
}

function distinctPrincipals(principals: readonly Principal[]): readonly Principal[] {
  return [...new Map(principals.map((principal) => [principal.id, principal])).values()].toSorted(byName);
}

function distinctTenants(tenantIds: readonly TenantId[]): readonly TenantId[] {
  return distinct(tenantIds.map((tenantId) => tenantId.toLowerCase()));
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted();
}

function byTenant<Entry extends { readonly tenantId: TenantId }>(entries: readonly Entry[] = []): readonly Entry[] {
  const lower = entries.map((entry): Entry => ({ ...entry, tenantId: entry.tenantId.toLowerCase() }));
  return [...new Map(lower.map((entry) => [entry.tenantId, entry])).values()].toSorted((a, b) =>
    a.tenantId < b.tenantId ? -1 : 1,
  );
}

function unlessEmpty<Name extends string, Entry>(name: Name, entries: readonly Entry[]) {
  return entries.length > 0 ? ({ [name]: entries } as { readonly [name in Name]?: readonly Entry[] }) : {};
}
