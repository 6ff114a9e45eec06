import type { ScopeOverride, Sharing, SharingFlow, TenantId } from '@tenantry/domain';
import { principalsFor } from '@tenantry/domain';
import type { RunContent } from '../runs/run-store.ts';
import { idsOf } from './current-scope.ts';

/** These say what is shared with every tenant that has no override; the others are about the tenants they name. */
const flowsForAll: ReadonlySet<SharingFlow> = new Set([
  'select-users-and-groups',
  'share-current-scope',
  'edit-shared-users-and-groups',
]);

/**
 * What is intended from the end of a run on: what was confirmed, also for tenants that the run could not finish, which then
 * differ from it and are shown so. Only tenants of the plan are concerned: a tenant that gets something else than the rest
 * because of it has an override from then on. `share-current-scope` leaves tenants as they are that have a share, whatever
 * their scope: they are held to it only if they were before.
 * @param before what was intended until now.
 * @returns `undefined` when nothing is intended any more.
 */
export function intendedAfter(content: RunContent, before: Sharing | undefined): Sharing | undefined {
  const { flow, sharing, tenants } = content;
  if (flow === 'repair-drift') return before;
  const planned = tenants.filter(
    ({ tenantId, disposition }) =>
      sharing.tenants.includes(tenantId) &&
      (disposition.kind === 'change' ||
        (disposition.kind !== 'waiting' && (flow !== 'share-current-scope' || isHeldTo(sharing, before, tenantId)))),
  );
  const stops = stopsOf(content);
  const sameForAll = before !== undefined && idsOf(before.principals) === idsOf(sharing.principals);
  const kept = (before?.tenants ?? [])
    .filter((tenantId) => !stops.includes(tenantId) && !planned.some((one) => one.tenantId === tenantId))
    .filter((tenantId) => flow !== 'share-current-scope' || sameForAll || hasOverride(before, tenantId));
  const changed = planned.map(({ tenantId }) => tenantId);
  const stopped = [...(before?.stopped ?? []), ...stops];
  return assemble({ before, kept, after: sharing, changed, stopped, forAll: flowsForAll.has(flow) });
}

/**
 * What is intended after a run was taken back: what was intended before it. When other runs have changed that since, only
 * the tenants of the plan go back.
 * @param history what was intended before the run that is taken back, and whether nothing has changed it since.
 */
export function intendedAfterUndo(
  content: RunContent,
  now: Sharing | undefined,
  { before, latest }: { readonly before: Sharing | undefined; readonly latest: boolean },
): Sharing | undefined {
  const stops = stopsOf(content);
  if (latest) {
    const stopped = [...(before?.stopped ?? []), ...stops];
    const kept = (before?.tenants ?? []).filter((tenantId) => !stops.includes(tenantId));
    return assemble({ before, kept, after: undefined, changed: [], stopped, forAll: false });
  }
  const planned = new Set(content.tenants.map((tenant) => tenant.tenantId));
  const kept = (now?.tenants ?? []).filter((tenantId) => !planned.has(tenantId));
  const changed = (before?.tenants ?? []).filter((tenantId) => planned.has(tenantId));
  const stopped = [
    ...(now?.stopped ?? []).filter((tenantId) => !planned.has(tenantId)),
    ...(before?.stopped ?? []).filter((tenantId) => planned.has(tenantId)),
    ...stops,
  ];
  return assemble({ before: now, kept, after: before, changed, stopped, forAll: false });
}

/** The tenants with which a run stops sharing: only those that it plans for, and nothing keeps it from. */
function stopsOf({ sharing, tenants }: RunContent): readonly TenantId[] {
  const stopped = new Set(sharing.stops?.map((stop) => stop.tenantId));
  return tenants
    .filter(({ tenantId, disposition }) => stopped.has(tenantId) && disposition.kind !== 'blocked')
    .map((tenant) => tenant.tenantId);
}

interface Parts {
  readonly before: Sharing | undefined;
  /** Tenants that stay as `before` has them. */
  readonly kept: readonly TenantId[];
  readonly after: Sharing | undefined;
  /** Tenants that become as `after` has them. */
  readonly changed: readonly TenantId[];
  /** Tenants that are not shared with on purpose, unless they are among the others. */
  readonly stopped: readonly TenantId[];
  /** What all share is what `after` says, whoever else is concerned. */
  readonly forAll: boolean;
}

function assemble({ before, kept, after, changed, stopped, forAll }: Parts): Sharing | undefined {
  const tenants = [...kept, ...changed].toSorted();
  const rest = [...new Set(stopped)].filter((tenantId) => !tenants.includes(tenantId)).toSorted();
  const onPurpose = rest.length > 0 ? { stopped: rest } : {};
  if (tenants.length === 0) return rest.length > 0 ? { principals: [], tenants, ...onPurpose } : undefined;
  const sharedByRest = before && !forAll && kept.some((tenantId) => !hasOverride(before, tenantId));
  const isAsBefore = sharedByRest || (changed.length === 0 && !forAll);
  const principals = (isAsBefore ? before : (after ?? before))?.principals;
  if (principals === undefined) return undefined;
  const overrides = tenants.flatMap((tenantId): ScopeOverride[] => {
    const source = changed.includes(tenantId) ? after : before;
    if (!source) return [];
    const scope = principalsFor(source, tenantId);
    const differs = !forAll && idsOf(scope) !== idsOf(principals);
    return differs || hasOverride(source, tenantId) ? [{ tenantId, principals: scope }] : [];
  });
  return { principals, tenants, ...(overrides.length > 0 ? { overrides } : {}), ...onPurpose };
}

function isHeldTo(sharing: Sharing, before: Sharing | undefined, tenantId: TenantId): boolean {
  return (
    before !== undefined &&
    before.tenants.includes(tenantId) &&
    idsOf(principalsFor(before, tenantId)) === idsOf(principalsFor(sharing, tenantId))
  );
}

function hasOverride(sharing: Sharing | undefined, tenantId: TenantId): boolean {
  return sharing?.overrides?.some((override) => override.tenantId === tenantId) ?? false;
}
