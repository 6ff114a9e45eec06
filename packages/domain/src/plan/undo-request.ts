import type { Principal } from '../principal.ts';
import { principalsFor } from '../sharing.ts';
import type { Sharing, SharingRequest } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';
import { orderRequest } from './order-request.ts';
import type { PlanContent } from './plan.ts';
import { scopeKey } from './scope-reader.ts';
import { undoOfTenant } from './undo-of-tenant.ts';
import type { TenantUndo } from './undo-of-tenant.ts';

/**
 * What to ask for so that everything a run has done is as it was before: scopes are taken back, what was made is stopped
 * and its people taken out, what was deleted is shared again by a new configuration, and what was taken over gets its name
 * back. The wish it expresses is that of before the run for every tenant of its plan; only those that the run reached are
 * planned for.
 * @param reached tenants in which the run has done something.
 * @param intendedNow what is intended since; it stays for tenants that the plan does not change.
 * @returns `undefined` when there is nothing to undo.
 */
export function undoRequest(
  content: Omit<PlanContent, 'effect'>,
  reached: ReadonlySet<TenantId>,
  intendedNow: Sharing | undefined,
): SharingRequest | undefined {
  const undos = content.tenants.flatMap((plan) => {
    const undo = undoOfTenant(plan);
    return undo ? [{ tenantId: plan.tenantId, undo }] : [];
  });
  const undone = undos.filter(({ tenantId }) => reached.has(tenantId));
  if (undone.length === 0) return undefined;
  return orderRequest({
    ...sharingOf(scopesAfter(undos, intendedNow), content, intendedNow),
    only: undone.map(({ tenantId }) => tenantId),
    stops: undone.flatMap(({ tenantId, undo }) =>
      undo.kind === 'stop' ? [{ tenantId, accounts: 'take-out' as const }] : [],
    ),
    choices: undone.flatMap(({ tenantId, undo }) =>
      undo.kind === 'take-over' ? [{ tenantId, keep: undo.keep, remove: [] }] : [],
    ),
    pauses: undone.flatMap(({ tenantId, undo }) => (undo.kind === 'share' && !undo.started ? [tenantId] : [])),
    returns: undone.flatMap(({ undo }) => ('returned' in undo && undo.returned ? [undo.returned] : [])),
  });
}

type Scopes = ReadonlyMap<TenantId, readonly Principal[]>;

/** Who is to be shared with each tenant when all is undone. */
function scopesAfter(
  undos: readonly { readonly tenantId: TenantId; readonly undo: TenantUndo }[],
  intendedNow: Sharing | undefined,
): Scopes {
  const scopes = new Map<TenantId, readonly Principal[]>();
  for (const tenantId of intendedNow?.tenants ?? []) {
    if (intendedNow) scopes.set(tenantId, principalsFor(intendedNow, tenantId));
  }
  for (const { tenantId, undo } of undos) {
    if (undo.kind === 'share') scopes.set(tenantId, undo.principals);
    else if (undo.kind !== 'take-over') scopes.delete(tenantId);
  }
  return scopes;
}

/** Tells the scopes as one that all share, and overrides where they differ from it. */
function sharingOf(scopes: Scopes, { flow }: Pick<PlanContent, 'flow'>, intendedNow: Sharing | undefined): Sharing {
  const principals = sharedByAll(scopes, flow, intendedNow);
  const shared = scopeKey(principals);
  return {
    principals,
    tenants: [...scopes.keys()],
    overrides: [...scopes].flatMap(([tenantId, own]) =>
      scopeKey(own) === shared ? [] : [{ tenantId, principals: own }],
    ),
  };
}

/**
 * What all share stays as long as one tenant still gets it, and where only an override was the matter. Else it is what
 * most tenants get.
 */
function sharedByAll(
  scopes: Scopes,
  flow: PlanContent['flow'],
  intendedNow: Sharing | undefined,
): readonly Principal[] {
  const all = [...scopes.values()];
  const now = intendedNow ? scopeKey(intendedNow.principals) : undefined;
  const concernsOverride = flow === 'override-users-and-groups' || flow === 'end-override';
  if (intendedNow && (concernsOverride || all.length === 0 || all.some((own) => scopeKey(own) === now))) {
    return intendedNow.principals;
  }
  const count = (own: readonly Principal[]) => all.filter((other) => scopeKey(other) === scopeKey(own)).length;
  return all.toSorted((a, b) => count(b) - count(a))[0] ?? [];
}
