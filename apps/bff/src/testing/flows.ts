import type { Plan, PlanRequest, Run } from '@tenantry/contract';
import type { SandboxedPortal } from './sandboxed-portal.ts';

/** Longer than from one provisioning cycle to the next. */
const cycle = 45 * 60_000;

/** What an administrator does with plans, and what came of it in the sandbox. */
export interface Flows {
  tenantId(displayName: string): string;
  draft(request: PlanRequest): Promise<Plan>;
  /** Applies a plan with the number of removals that it asks for. */
  apply(plan: Plan): Promise<string>;
  /** Follows a run to its end; when tenants wait for a cycle, time passes. */
  finish(runId: string): Promise<Run>;
  /** All three. */
  carryOut(request: PlanRequest): Promise<Run>;
  /** The portal's configurations by name of tenant, with the names of whoever is assigned, in order. */
  shares(): Record<string, readonly string[]>;
}

/** Flows of a portal whose background work has begun. */
export function createFlows(portal: SandboxedPortal): Flows {
  const { first, administrator, sandbox } = portal;
  const tenantId = (displayName: string): string => {
    const tenant = [...sandbox.world().tenants].find(([, one]) => one.displayName === displayName);
    if (!tenant) throw new Error(`There is no tenant ${displayName}.`);
    return tenant[0];
  };
  const draft = (request: PlanRequest): Promise<Plan> => first.call('plans.draft', administrator, { body: request });
  async function apply({ planId, digest, confirmRemovals }: Plan): Promise<string> {
    const body = { digest, ...(confirmRemovals === undefined ? {} : { confirmedRemovals: confirmRemovals }) };
    return (await first.call('plans.apply', administrator, { params: { planId }, body })).runId;
  }
  async function finish(runId: string): Promise<Run> {
    for await (const { data } of first.follow(runId)) {
      if (data.state === 'finished') break;
      if (data.tenants.some((tenant) => tenant.waitingFor === 'cycle')) sandbox.clock.advance(cycle);
    }
    return first.call('runs.read', administrator, { params: { runId } });
  }
  return {
    tenantId,
    draft,
    apply,
    finish,
    carryOut: async (request) => finish(await apply(await draft(request))),
    shares() {
      const { tenants } = sandbox.state();
      const home = tenants.find((one) => one.tenantId === administrator.tenantId);
      const ours = (home?.configurations ?? []).filter(({ displayName }) => displayName.startsWith('MTO_Sync_'));
      const nameOf = (id: string) => tenants.find((one) => one.tenantId === id)?.displayName ?? id;
      return Object.fromEntries(
        ours.map(({ displayName, assignments }) => [
          nameOf(displayName.slice('MTO_Sync_'.length).toLowerCase()),
          assignments.map((assignment) => assignment.principalDisplayName).toSorted(),
        ]),
      );
    },
  };
}
