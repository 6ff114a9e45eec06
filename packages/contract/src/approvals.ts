import { z } from 'zod';

/** Where the approval of a plan by a second administrator stands; a plan that needs none has none. */
export const PlanApproval = z.object({
  /** `expired`: it was approved, and then not applied in time. */
  state: z.enum(['waiting', 'approved', 'expired']),
  approvedBy: z.object({ userId: z.string(), displayName: z.string() }).optional(),
  approvedAt: z.number().optional(),
  /** Until when it counts. */
  expiresAt: z.number().optional(),
});
export type PlanApproval = z.infer<typeof PlanApproval>;

/** Approves exactly one plan: the approver gives back its digest and the number of people, as they read them. */
export const ApproveRequest = z.strictObject({
  digest: z.string().min(16).max(128),
  confirmedRemovals: z.number().int(),
});

/** Why an approval is not taken. */
export const approvalRefusals = ['own-plan', 'not-needed', 'already-applied'] as const;
export const ApprovalRefusal = z.enum(approvalRefusals);
export type ApprovalRefusal = z.infer<typeof ApprovalRefusal>;
