import type { PlanRequest } from '@tenantry/contract';
import type { DirectoryReader, PartnerReader, Sharing } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import { draftAndKeepPlan, type DraftDependencies } from '../plans/draft-plan.ts';
import { currentScope, idsOf, type SharingReading } from './current-scope.ts';
import type { ReadyPlanStore } from './ready-plan-store.ts';

/** Nobody in particular: these plans are made by the portal, and applied by an administrator or by nobody. */
const portal = { userId: 'tenantry', displayName: 'Tenantry' };
/** A plan that waits for somebody may wait for days: before it is applied, everything is looked at again anyway. */
const lifetime = 7 * 24 * 60 * 60 * 1000;
/** When no plan could be made, it is tried again after this long. */
const retryAfter = 60 * 60 * 1000;

export interface ReadyPlansDependencies extends DraftDependencies {
  readonly store: ReadyPlanStore;
  readonly reader: DirectoryReader;
  readonly partners: PartnerReader;
}

/** Keeps a plan ready that shares the current scope with the tenants that have no share yet. */
export interface ReadyPlans {
  /** The plan that is ready for what was read, while it may be applied. */
  current(reading: SharingReading, intended: Sharing | undefined): Promise<string | undefined>;
  /**
   * Draws the plan up when there is somebody to share with and none is ready for that: once for each state of things.
   * Nothing is written to the directory.
   */
  prepare(reading: SharingReading): Promise<void>;
}

export function createReadyPlans(dependencies: ReadyPlansDependencies): ReadyPlans {
  const { store, plans, runs, sharings, reader, partners, clock } = dependencies;

  async function isOpen(planId: string, homeTenantId: string): Promise<boolean> {
    const plan = await plans.read(planId, homeTenantId);
    return plan !== undefined && plan.runId === undefined && clock.now() <= plan.expiresAt;
  }

  async function isAnswered(homeTenantId: string, madeFor: string): Promise<boolean> {
    const last = await store.read(homeTenantId);
    if (last?.madeFor !== madeFor) return false;
    if (last.planId === undefined) return clock.now() - last.madeAt < retryAfter;
    const plan = await plans.read(last.planId, homeTenantId);
    // One that was applied has not brought it about: what is missing then is a person's to decide.
    return plan !== undefined && (plan.runId !== undefined || clock.now() <= plan.expiresAt);
  }

  async function draft(homeTenantId: string): Promise<string | undefined> {
    const request: PlanRequest = { flow: 'share-current-scope', principals: [] };
    try {
      const sight = { directory: reader, partners };
      const plan = await draftAndKeepPlan(dependencies, sight, request, { homeTenantId, createdBy: portal, lifetime });
      return plan.planId;
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'plan-refused') return undefined;
      if (error instanceof DirectoryError && error.code === 'forbidden') return undefined;
      throw error;
    }
  }

  return {
    async current(reading, intended) {
      const madeFor = stateOf(reading, intended);
      const last = madeFor === undefined ? undefined : await store.read(reading.homeTenantId);
      if (last?.planId === undefined || last.madeFor !== madeFor) return undefined;
      return (await isOpen(last.planId, reading.homeTenantId)) ? last.planId : undefined;
    },
    async prepare(reading) {
      const { homeTenantId } = reading;
      const madeFor = stateOf(reading, await sharings.read(homeTenantId));
      if (madeFor === undefined || (await isAnswered(homeTenantId, madeFor))) return;
      if (await runs.unfinished(homeTenantId)) return;
      const planId = await draft(homeTenantId);
      await store.save(homeTenantId, { madeFor, madeAt: clock.now(), ...(planId === undefined ? {} : { planId }) });
    },
  };
}

/** What a plan would be made for; `undefined` when nothing is shared, or with everybody. */
function stateOf(reading: SharingReading, intended: Sharing | undefined): string | undefined {
  const { principals, sharedWith, withoutShare } = currentScope(reading, intended);
  if (sharedWith.length === 0 || withoutShare.length === 0 || principals.length === 0) return undefined;
  const tenants = withoutShare.map((tenant) => tenant.tenantId).toSorted();
  return `${tenants.join()} ${idsOf(principals)}`;
}
