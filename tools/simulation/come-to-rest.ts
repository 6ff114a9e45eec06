import type { Sandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { Directory, PlanContent, Principal } from '../../packages/domain/src/index.ts';
import { plan } from './planning.ts';
import type { Outside, Process } from './process.ts';
import { homeOf } from './world.ts';

/** How long it takes until everything that was written is seen everywhere, in milliseconds. */
export const quiet = 15 * 60_000;

/** What an administrator has at hand afterwards. */
export interface Rest {
  readonly apply: (content: PlanContent, runId: string) => Process;
  readonly reader: Directory;
  readonly homeTenantId: string;
  readonly wanted: readonly Principal[];
  readonly tenantIds: readonly string[];
  readonly report: (violation: string) => void;
}

/**
 * What an administrator does afterwards: looks, tries again what failed, and looks once more, until there is nothing to do.
 * @returns what should be by then; `undefined` when nothing can be planned any more.
 */
export async function comeToRest(outside: Outside, sandbox: Sandbox, rest: Rest) {
  const { time, network } = outside;
  for (let round = 0; round < 3; round += 1) {
    const there = rest.wanted.filter(({ id }) => homeOf(sandbox.world()).groups.has(id));
    const content = await plan(rest.reader, outside, rest.homeTenantId, there, rest.tenantIds);
    if (!content) return undefined;
    const tenantIds = content.tenants
      .filter(({ disposition }) => disposition.kind !== 'blocked')
      .map((one) => one.tenantId);
    const left = { tenantIds, wanted: there.map(({ id }) => id) };
    const blocked = content.tenants.length - tenantIds.length;
    if (blocked > 0) rest.report('I1: a tenant is left to a person');
    if (content.tenants.every(({ changes }) => changes.length === 0)) {
      // What was planned by an older plan and is so already is not written again.
      const process = rest.apply(content, 'idle');
      const before = network.requests();
      await process.halted;
      if (network.requests() > before) rest.report('I8: a plan without changes asks for something');
      return left;
    }
    await rest.apply(content, `again ${round}`).halted;
    await time.sleep(quiet);
  }
  rest.report('I7: it does not come to rest');
  return undefined;
}
