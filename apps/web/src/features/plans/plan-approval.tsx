import { useQuery } from '@tanstack/react-query';
import type { Plan, PlanApproval as Approval, Session } from '@tenantry/contract';
import { Suspense, lazy, useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { CopyBlock } from '../../shared/copy-block.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { dateTime } from '../../shared/time.ts';
import { approvalStrings as strings } from './approval-strings.ts';
import { planQuery } from './plan-query.ts';

const ApproveDialog = lazy(async () => ({ default: (await import('./approve-dialog.tsx')).ApproveDialog }));

/** How often it is looked whether somebody has approved the plan meanwhile. */
const lookEvery = 15_000;

/** Whether a plan that needs an approval has one by which this person may apply it. */
export function isApprovedFor({ approval }: Pick<Plan, 'approval'>, { user }: Pick<Session, 'user'>): boolean {
  return approval === undefined || (approval.state === 'approved' && approval.approvedBy?.userId !== user.userId);
}

function Approved({ approval, own }: { readonly approval: Approval; readonly own: boolean }) {
  const { approvedBy, expiresAt } = approval;
  return (
    <MessageBar tone="success">
      <p>{strings.approved(approvedBy?.displayName ?? '', expiresAt === undefined ? '' : dateTime(expiresAt))}</p>
      {own && <p>{strings.byYou}</p>}
    </MessageBar>
  );
}

function Waiting({ plan, approval }: { readonly plan: Plan; readonly approval: Approval }) {
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const { planId, createdBy, confirmRemovals = 0 } = plan;
  const mayApprove = maySharePeople(session) && session.user.userId !== createdBy.userId;
  useQuery({ ...planQuery(planId), refetchInterval: lookEvery });
  return (
    <>
      <MessageBar tone="warning">
        <p>
          <strong>{strings.waiting}</strong>
        </p>
        {approval.state === 'expired' && approval.approvedBy && (
          <p>{strings.expired(approval.approvedBy.displayName)}</p>
        )}
        <p>{strings.forOthers(createdBy.displayName)}</p>
        {mayApprove ? (
          <>
            <p>{strings.ask(confirmRemovals)}</p>
            <Button
              look="primary"
              aria-haspopup="dialog"
              onClick={() => {
                setAsking(true);
              }}
            >
              {strings.approve}
            </Button>
          </>
        ) : (
          <p>{strings.send}</p>
        )}
      </MessageBar>
      {!mayApprove && (
        <CopyBlock label={strings.address} text={`${window.location.origin}/plans/${encodeURIComponent(planId)}`} />
      )}
      {asking && (
        <Suspense>
          <ApproveDialog
            plan={plan}
            onClose={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Who has to do what before a plan that takes many people out can be applied; nothing for a plan that needs no approval. */
export function PlanApproval({ plan }: { readonly plan: Plan }) {
  const { user } = useSession();
  const { approval } = plan;
  if (!approval) return undefined;
  if (approval.state !== 'approved') return <Waiting plan={plan} approval={approval} />;
  return <Approved approval={approval} own={approval.approvedBy?.userId === user.userId} />;
}
