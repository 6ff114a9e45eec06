import type { PlanApproval as PlanApprovalView } from '@tenantry/contract';
import { approvalFor, isApprovalOf, removalsToConfirm, type Clock, type PlanContent } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import type { StoredPlan } from '../plans/plan-store.ts';
import { firewallOf, removalPolicyOf, type Firewall } from '../settings/safety-settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { ApprovalStore } from './approval-store.ts';

/** What the firewall asks of a plan before it may be applied. */
export interface PlanSafetyView {
  /** The number of people that has to be typed. */
  readonly confirmRemovals?: number;
  /** Where the approval stands, when one is needed. */
  readonly approval?: PlanApprovalView;
}

interface Demands {
  readonly removals?: number;
  readonly approval: boolean;
}

/** How long a plan may be applied after it was made, and how long one may that waits for somebody else. */
const lifetime = { ordinary: 60 * 60 * 1000, awaitingApproval: 24 * 60 * 60 * 1000 } as const;

/**
 * The deletion firewall, as it is set at the moment it is asked; for a plan at least as strict as when that was made, so that
 * nobody gets a plan through by setting it laxer.
 */
export interface PlanSafety {
  /** As it is set now. */
  firewall(): Promise<Firewall>;
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
  const firewall = async (): Promise<Firewall> => firewallOf((await settings.read(homeTenantId)).settings);
  async function demandsOn({
    content,
    firewall: whenMade,
  }: Pick<StoredPlan, 'content' | 'firewall'>): Promise<Demands> {
    const now = await firewall();
    const asked = [now, ...(whenMade ? [whenMade] : [])].flatMap((one): Required<Demands>[] => {
      const removals = removalsToConfirm(content.effect, removalPolicyOf(one));
      return removals === undefined ? [] : [{ removals, approval: one.secondApprover }];
    });
    const [first] = asked;
    return first ? { removals: first.removals, approval: asked.some((one) => one.approval) } : { approval: false };
  }
  return {
    firewall,
    async view(plan) {
      const { removals, approval } = await demandsOn(plan);
      return {
        ...(removals === undefined ? {} : { confirmRemovals: removals }),
        ...(approval ? { approval: await viewApproval(plan, approvals, clock.now()) } : {}),
      };
    },
    async expiryOf(content, createdAt) {
      const { approval } = await demandsOn({ content });
      return createdAt + (approval ? lifetime.awaitingApproval : lifetime.ordinary);
    },
    async require(plan, confirmedRemovals, applierId) {
      const { removals, approval } = await demandsOn(plan);
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
