import type { Principal, SharingFlow, SharingRequest, TenantId } from '../../packages/domain/src/index.ts';
import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import { groupCount, type Script } from './script.ts';
import { configurationsNamed, homeOf, nameByHand } from './world.ts';

/** What is asked for, and by which way. */
export interface Asked {
  readonly request: SharingRequest;
  readonly flow: SharingFlow;
}

/** The groups of the script that are still there. */
export function groupsOf(sandbox: Sandbox, numbers: readonly number[]): readonly Principal[] {
  const all = [...homeOf(sandbox.world()).groups.values()].slice(0, groupCount);
  return numbers.flatMap((number) => {
    const group = all[number];
    return group ? [{ id: group.id, kind: 'group', displayName: group.displayName }] : [];
  });
}

/** What the administrator of a script asks for, as the pages would put it. */
export function askedFor(script: Script, sandbox: Sandbox, tenantIds: readonly TenantId[]): Asked {
  const principals = groupsOf(sandbox, script.wanted);
  const shared = groupsOf(sandbox, script.shared);
  const only = script.everywhere ? tenantIds : tenantIds.slice(0, 1);
  const others = tenantIds.filter((tenantId) => !only.includes(tenantId));
  switch (script.edit) {
    case 'share':
      return { request: { principals, tenants: tenantIds }, flow: 'edit-shared-users-and-groups' };
    case 'override': {
      const overrides = only.map((tenantId) => ({ tenantId, principals }));
      return {
        request: { principals: shared, tenants: tenantIds, overrides, only },
        flow: 'override-users-and-groups',
      };
    }
    case 'stop-take-out':
    case 'stop-leave-behind': {
      const accounts = script.edit === 'stop-take-out' ? 'take-out' : 'leave-behind';
      const stops = only.map((tenantId) => ({ tenantId, accounts }) as const);
      return { request: { principals: shared, tenants: others, stops, only }, flow: 'stop-sharing' };
    }
    case 'choose': {
      const choices = only.flatMap((tenantId) => choiceFor(script, sandbox, tenantId));
      return { request: { principals: shared, tenants: tenantIds, choices, only }, flow: 'choose-configuration' };
    }
  }
}

function choiceFor({ rival: { sameName, kept } }: Script, sandbox: Sandbox, tenantId: TenantId) {
  const ours = configurationsNamed(sandbox, `MTO_Sync_${tenantId}`);
  const [own, rival] = sameName ? ours : [ours[0], configurationsNamed(sandbox, nameByHand(tenantId))[0]];
  if (!own || !rival) return [];
  const [keep, remove] = kept ? [rival, own] : [own, rival];
  return [{ tenantId, keep: keep.id, remove: [remove.id] }];
}

/** The same wish for tenants that are still there and groups that still exist. */
export function stillPossible(
  { request, flow }: Asked,
  active: ReadonlySet<TenantId>,
  groups: ReadonlySet<string>,
): Asked {
  const there = (principals: readonly Principal[]) => principals.filter(({ id }) => groups.has(id));
  const inThere = <Entry extends { readonly tenantId: TenantId }>(entries: readonly Entry[] = []) =>
    entries.filter(({ tenantId }) => active.has(tenantId));
  return {
    flow,
    request: {
      principals: there(request.principals),
      tenants: request.tenants.filter((tenantId) => active.has(tenantId)),
      overrides: inThere(request.overrides).map((one) => ({ ...one, principals: there(one.principals) })),
      stops: inThere(request.stops),
      choices: inThere(request.choices),
      returns: inThere(request.returns),
      pauses: (request.pauses ?? []).filter((tenantId) => active.has(tenantId)),
      ...(request.only ? { only: request.only.filter((tenantId) => active.has(tenantId)) } : {}),
    },
  };
}
