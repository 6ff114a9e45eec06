import type { PlanContent, SharingRequest } from '../../packages/domain/src/index.ts';
import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import { plan, type Planner } from './planning.ts';
import type { Process } from './process.ts';
import type { Asked } from './wish.ts';
import { homeOf } from './world.ts';

/** How long it takes until everything that was written is seen everywhere, in milliseconds. */
export const quiet = 15 * 60_000;

/** What an administrator has at hand afterwards. */
export interface Rest {
  readonly planner: Planner;
  readonly apply: (content: PlanContent, runId: string) => Process;
  readonly report: (violation: string) => void;
  /** Whether more people may have left than were confirmed, so that Entra's guard rightly holds their deletion back. */
  readonly mayBeHeldBack: boolean;
}

/**
 * What an administrator does afterwards: looks, tries again what failed, and looks once more, until there is nothing to do.
 * @returns what should be so by then; `undefined` when nothing can be planned any more.
 */
export async function comeToRest(
  asked: Asked,
  { planner, apply, report, mayBeHeldBack }: Rest,
): Promise<SharingRequest | undefined> {
  const { time, network } = planner.outside;
  for (let round = 0; round < 4; round += 1) {
    const content = await plan(planner, asked);
    if (!content) return undefined;
    if (content.tenants.some(({ disposition }) => disposition.kind === 'blocked')) {
      report('I1: a tenant is left to a person');
      return undefined;
    }
    if (content.tenants.every(({ changes }) => changes.length === 0)) {
      // What was planned by an older plan and is so already is not written again.
      const idle = apply(content, 'idle');
      const before = network.requests();
      await idle.halted;
      if (network.requests() > before) report('I8: a plan without changes asks for something');
      return content.sharing;
    }
    await apply(content, `again ${round}`).halted;
    await time.sleep(quiet);
  }
  if (!mayBeHeldBack || !isHeldBack(planner.sandbox)) report('I7: it does not come to rest');
  return undefined;
}

function isHeldBack(sandbox: Sandbox): boolean {
  const configurations = [...homeOf(sandbox.world()).servicePrincipals.values()];
  return configurations.some(({ jobs }) => jobs.some((job) => job.status.quarantine?.reason === 'TooManyDeletes'));
}
