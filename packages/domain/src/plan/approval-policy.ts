/** That somebody has approved exactly one plan. */
export interface PlanApproval {
  readonly approverId: string;
  /** Of the plan that was approved. */
  readonly digest: string;
  /** Milliseconds since the epoch: from then on it counts no more. */
  readonly expiresAt: number;
}

/** What an approval is judged by: the plan as it is, and who made it. */
export interface ApprovablePlan {
  readonly digest: string;
  readonly makerId: string;
}

/**
 * The approval by which this person may apply a plan that needs one: of this very plan, not run out, and by somebody who
 * neither made the plan nor applies it. `undefined` when there is none.
 */
export function approvalFor<Approval extends PlanApproval>(
  plan: ApprovablePlan,
  approvals: readonly Approval[],
  applierId: string,
  now: number,
): Approval | undefined {
  return approvals.find(
    (approval) => isApprovalOf(plan, approval) && approval.approverId !== applierId && now < approval.expiresAt,
  );
}

/** Whether an approval is of this very plan, by somebody else than its maker; it may have run out. */
export function isApprovalOf(plan: ApprovablePlan, { digest, approverId }: PlanApproval): boolean {
  return digest === plan.digest && approverId !== plan.makerId;
}
