import type { ApprovalRefusal } from '@tenantry/contract';
import type { Clock } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import type { StoredPlan } from '../plans/plan-store.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { StoreJournal } from '../store/journal.ts';
import type { ApprovalStore } from './approval-store.ts';
import type { PlanSafety } from './plan-safety.ts';

export interface ApproveDependencies {
  readonly homeTenantId: string;
  readonly approvals: ApprovalStore;
  readonly safety: PlanSafety;
  readonly settings: SettingsStore;
  readonly journal: StoreJournal;
  readonly clock: Clock;
}

/** What the approver gives back of what they read. */
export interface Approved {
  readonly digest: string;
  readonly confirmedRemovals: number;
}

/**
 * Keeps that a second administrator has approved exactly this plan, until the approval or the plan runs out. Whether the plan
 * still fits the directory is looked at when it is applied.
 * @throws {ProblemError} `plan-stale`, `plan-expired`, `confirmation-required`, or `approval-refused` with the reason; the
 * last is in the audit trail too.
 */
export async function approvePlan(
  { homeTenantId, approvals, safety, settings, journal, clock }: ApproveDependencies,
  plan: StoredPlan,
  { digest, confirmedRemovals }: Approved,
  principal: SessionPrincipal,
): Promise<void> {
  const at = clock.now();
  const actor = { userId: principal.userId, displayName: principal.displayName };
  const { planId } = plan;
  if (digest !== plan.digest) throw new ProblemError('plan-stale', 'Another plan was approved.', { moves: [] });
  const { confirmRemovals, approval } = await safety.view(plan);
  const refusal = refusalOf(plan, approval !== undefined, principal);
  if (refusal !== undefined) {
    await journal.append({ at, kind: 'approval-refused', actor, planId, content: { reason: refusal } });
    throw new ProblemError('approval-refused', `No approval: ${refusal}.`, { approvalRefusal: refusal });
  }
  if (at > plan.expiresAt) throw new ProblemError('plan-expired', 'The plan is too old to be approved.');
  if (confirmedRemovals !== confirmRemovals)
    throw new ProblemError('confirmation-required', 'The number of removals was not confirmed.');
  const { approvalMinutes } = (await settings.read(homeTenantId)).settings;
  const expiresAt = Math.min(at + approvalMinutes * 60_000, plan.expiresAt);
  await approvals.save(
    planId,
    { approverId: actor.userId, approverName: actor.displayName, digest, approvedAt: at, expiresAt },
    (transaction) =>
      journal.append(
        { at, kind: 'plan-approved', actor, planId, content: { digest, confirmedRemovals, expiresAt } },
        { transaction },
      ),
  );
}

function refusalOf(plan: StoredPlan, needed: boolean, { userId }: SessionPrincipal): ApprovalRefusal | undefined {
  if (plan.runId !== undefined) return 'already-applied';
  if (!needed) return 'not-needed';
  return userId === plan.createdBy.userId ? 'own-plan' : undefined;
}
