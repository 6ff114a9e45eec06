import { createHash, randomUUID } from 'node:crypto';
import type { PlanRequest } from '@tenantry/contract';
import type { PlanContent, Principal, SharingRequest } from '@tenantry/domain';
import { planFingerprint, principalsFor } from '@tenantry/domain';
import type { PlanSafety } from '../approvals/plan-safety.ts';
import { describePrincipal } from '../directory/principal-details.ts';
import type { Administrator } from '../runs/run-store.ts';
import type { StoreJournal } from '../store/journal.ts';
import { drawUp, type DrawUpDependencies, type Sight } from './draw-up.ts';
import type { PlanStore, StoredPlan } from './plan-store.ts';

export interface DraftDependencies extends DrawUpDependencies {
  readonly plans: PlanStore;
  readonly safety: PlanSafety;
  readonly journal: StoreJournal;
}

/** Who makes a plan, where, and how long it may be applied. */
export interface Draft {
  readonly homeTenantId: string;
  readonly createdBy: Administrator;
  /** In milliseconds; when absent, as long as the firewall gives it. */
  readonly lifetime?: number;
}

/**
 * Looks at the directory and keeps what would be done. Nothing is written there.
 * @throws {ProblemError} `plan-refused`, saying why; `not-found` for a run that does not exist.
 */
export async function draftAndKeepPlan(
  dependencies: DraftDependencies,
  sight: Sight,
  request: PlanRequest,
  draft: Draft,
): Promise<StoredPlan> {
  const { plans, safety, journal, clock } = dependencies;
  const { content, observation } = await drawUp(dependencies, sight, draft.homeTenantId, request);
  const createdAt = clock.now();
  const { userId, displayName } = draft.createdBy;
  const plan: StoredPlan = {
    planId: randomUUID(),
    request,
    content,
    digest: digestOf(content),
    createdAt,
    expiresAt: draft.lifetime === undefined ? await safety.expiryOf(content, createdAt) : createdAt + draft.lifetime,
    createdBy: { userId, displayName },
    firewall: await safety.firewall(),
    principals: shownPrincipals(content.sharing).map((one) =>
      describePrincipal(observation.principals.get(one.id) ?? { kind: 'missing', principal: one }),
    ),
  };
  const made = {
    at: createdAt,
    kind: 'plan-made',
    actor: plan.createdBy,
    planId: plan.planId,
    content: { flow: content.flow, digest: plan.digest },
  } as const;
  await plans.save(plan, (transaction) => journal.append(made, { transaction }));
  return plan;
}

/** A plan for one tenant is about who is shared with it; any other about who is shared with all. */
function shownPrincipals(sharing: SharingRequest): readonly Principal[] {
  const [tenantId, ...others] = sharing.only ?? [];
  return tenantId === undefined || others.length > 0 ? sharing.principals : principalsFor(sharing, tenantId);
}

/** The digest that applying a plan has to give back. */
export function digestOf(content: PlanContent): string {
  return createHash('sha256').update(planFingerprint(content)).digest('hex');
}
