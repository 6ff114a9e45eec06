import type { PlanApproval as PlanApprovalView } from '@tenantry/contract';
import { approvalFor, isApprovalOf, removalsToConfirm, type Clock, type PlanContent } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import type { StoredPlan } from '../plans/plan-store.ts';
import { removalPolicyOf } from '../settings/safety-settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { ApprovalStore } from './approval-store.ts';

/** What the firewall asks of a plan before it may be applied. */
export interface PlanSafetyView {
  /** The number of people that has to be typed. */
  readonly confirmRemovals?: number;
  /** Where the approval stands, when one is needed. */
  readonly approval?: PlanApprovalView;
}

/** How long a plan may be applied after it was made, and how long one may that waits for somebody else. */
const lifetime = { ordinary: 60 * 60 * 1000, awaitingApproval: 24 * 60 * 60 * 1000 } as const;

/** The deletion firewall, as it is set at the moment it is asked. */
export interface PlanSafety {
  view(plan: StoredPlan): Promise<PlanSafetyView>;
  /** When a plan made at this time ends: later when a second administrator has to look at it first. */
  expiryOf(content: PlanContent, createdAt: number): Promise<number>;
  /**
   * Lets a plan through that may be applied by this person.
   * @throws {ProblemError} `confirmation-required` or `approval-required`.
   */
  require(plan: StoredPlan, confirmedRemovals: number | undefined, applierId: string): Promise<void>;
}

export interface PlanSafetyDependencies {
  readonly homeTenantId: string;
  readonly settings: SettingsStore;
  readonly approvals: ApprovalStore;
  readonly clock: Clock;
}

export function createPlanSafety({ homeTenantId, settings, approvals, clock }: PlanSafetyDependencies): PlanSafety {
  async function demandsOn({
    effect,
  }: PlanContent): Promise<{ readonly removals?: number; readonly approval: boolean }> {
    const { settings: now } = await settings.read(homeTenantId);
    const removals = removalsToConfirm(effect, removalPolicyOf(now));
    return removals === undefined ? { approval: false } : { removals, approval: now.secondApprover };
  }
  return {
    async view(plan) {
      const { removals, approval } = await demandsOn(plan.content);
      return {
        ...(removals === undefined ? {} : { confirmRemovals: removals }),
        ...(approval ? { approval: await viewApproval(plan, approvals, clock.now()) } : {}),
      };
    },
    async expiryOf(content, createdAt) {
      const { approval } = await demandsOn(content);
      return createdAt + (approval ? lifetime.awaitingApproval : lifetime.ordinary);
    },
    async require(plan, confirmedRemovals, applierId) {
      const { removals, approval } = await demandsOn(plan.content);
      if (removals !== undefined && confirmedRemovals !== removals)
        throw new ProblemError('confirmation-required', 'The number of removals was not confirmed.');
      if (!approval) return;
      const given = approvalFor(approvable(plan), await approvals.ofPlan(plan.planId), applierId, clock.now());
      if (!given) throw new ProblemError('approval-required', 'No other administrator has approved the plan.');
    },
  };
}

/** The plan as the rule of approvals looks at it. */
function approvable({ digest, createdBy }: StoredPlan): { readonly digest: string; readonly makerId: string } {
  return { digest, makerId: createdBy.userId };
}

async function viewApproval(plan: StoredPlan, approvals: ApprovalStore, now: number): Promise<PlanApprovalView> {
  const [latest] = (await approvals.ofPlan(plan.planId)).filter((one) => isApprovalOf(approvable(plan), one));
  if (!latest) return { state: 'waiting' };
  return {
    state: now < latest.expiresAt ? 'approved' : 'expired',
    approvedBy: { userId: latest.approverId, displayName: latest.approverName },
    approvedAt: latest.approvedAt,
    expiresAt: latest.expiresAt,
  };
}
