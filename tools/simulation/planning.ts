import type { Sandbox } from '../../apps/sandbox/src/sandbox.ts';
import { observe } from '../../apps/bff/src/organization/observe.ts';
import { createGraphClient, createGraphDirectory } from '../../packages/graph/src/index.ts';
import {
  activePartners,
  draftPlan,
  type Directory,
  type PlanContent,
  type Principal,
  type SharingFlow,
} from '../../packages/domain/src/index.ts';
import type { Outside } from './process.ts';

const flow: SharingFlow = 'edit-shared-users-and-groups';

/** A new plan for the tenants that are still active; `undefined` when it is refused. */
export async function plan(
  reader: Directory,
  { time }: Outside,
  homeTenantId: string,
  principals: readonly Principal[],
  tenantIds: readonly string[],
): Promise<PlanContent | undefined> {
  if (principals.length === 0) return undefined;
  const observation = await observe(reader, time, { homeTenantId, principals });
  const active = new Set(activePartners(observation.organization, homeTenantId).map(({ tenantId }) => tenantId));
  const tenants = tenantIds.filter((tenantId) => active.has(tenantId));
  const drafted = draftPlan({ principals, tenants }, flow, observation);
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
