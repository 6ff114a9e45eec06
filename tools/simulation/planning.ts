import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import { observe } from '../../apps/bff/src/organization/observe.ts';
import { createGraphClient, createGraphDirectory } from '../../packages/graph/src/index.ts';
import {
  activePartners,
  draftPlan,
  type Directory,
  type PlanContent,
  type TenantId,
} from '../../packages/domain/src/index.ts';
import type { Outside } from './process.ts';
import { groupCount } from './script.ts';
import { groupsOf, stillPossible, type Asked } from './wish.ts';
import { homeOf } from './world.ts';

/** What an administrator sees before a plan is made. */
export interface Planner {
  readonly reader: Directory;
  readonly sandbox: Sandbox;
  readonly outside: Outside;
  readonly homeTenantId: TenantId;
}

/** A new plan for what is still possible of a wish; `undefined` when it is refused. */
export async function plan(
  { reader, sandbox, outside, homeTenantId }: Planner,
  asked: Asked,
): Promise<PlanContent | undefined> {
  const { servicePrincipals, groups } = homeOf(sandbox.world());
  const principals = groupsOf(
    sandbox,
    Array.from({ length: groupCount }, (_, index) => index),
  );
  const configurations = [...servicePrincipals.keys()];
  const observation = await observe(reader, outside.time, { homeTenantId, principals, configurations });
  const active = activePartners(observation.organization, homeTenantId).map(({ tenantId }) => tenantId);
  const { request, flow } = stillPossible(asked, new Set(active), new Set(groups.keys()));
  const drafted = draftPlan(request, flow, observation);
  return drafted.kind === 'refused' ? undefined : drafted.content;
}

/** Planning happens while nothing goes wrong: faults are for what writes. */
export function readerOf({ time, token }: Outside, sandbox: Sandbox): Directory {
  return createGraphDirectory(
    createGraphClient({
      tokens: { token: () => Promise.resolve(token) },
      clock: time,
      random: { next: () => 0.5 },
      purpose: 'background',
      send: (request) => time.inTurn(() => sandbox.fetch(request)),
    }),
  );
}
