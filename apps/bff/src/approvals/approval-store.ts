import { randomUUID } from 'node:crypto';
import type { PlanApproval } from '@tenantry/domain';
import type { Alongside, Database } from '../store/engine.ts';

/** An approval as it is kept. */
export interface StoredApproval extends PlanApproval {
  readonly approverName: string;
  readonly approvedAt: number;
}

/** Keeps approvals of plans; they are never taken back, and run out by themselves. */
export interface ApprovalStore {
  save(planId: string, approval: StoredApproval, alongside: Alongside): Promise<void>;
  /** The newest first. */
  ofPlan(planId: string): Promise<readonly StoredApproval[]>;
}

export function createApprovalStore(database: Database): ApprovalStore {
  return {
    async save(planId, approval, alongside) {
      await database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('planApproval')
          .values({
            approvalId: randomUUID(),
            planId,
            digest: approval.digest,
            approvedByUserId: approval.approverId,
            approvedByName: approval.approverName,
            approvedAt: approval.approvedAt,
            expiresAt: approval.expiresAt,
          })
          .execute();
        await alongside(transaction);
      });
    },
    async ofPlan(planId) {
      const rows = await database
        .selectFrom('planApproval')
        .selectAll()
        .where('planId', '=', planId)
        .orderBy('approvedAt', 'desc')
        .execute();
      return rows.map((row) => ({
        approverId: row.approvedByUserId,
        approverName: row.approvedByName,
        digest: row.digest,
        approvedAt: row.approvedAt,
        expiresAt: row.expiresAt,
      }));
    },
  };
}
