import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ProblemError, call } from '@tenantry/contract/client';
import type { Plan } from '@tenantry/contract';
import { Suspense, lazy, useState } from 'react';
import { Button, LinkButton } from '../../shared/button.tsx';
import { requestAgain, useRedraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { portalKey } from '../../shared/portal-query.ts';
import { problemCode } from '../../shared/query-client.ts';
import { useNow } from '../../shared/relative-time.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { planOrigin } from './plan-origin.ts';
import styles from './plan-page.module.css';
import { PlanApproval, isApprovedFor } from './plan-approval.tsx';
import { changesNothing, planQuery } from './plan-query.ts';
import { moveSentence } from './move-sentences.ts';
import { plansStrings as strings } from './plans-strings.ts';

const loadDialog = async () => ({ default: (await import('./confirm-dialog.tsx')).ConfirmDialog });
const ConfirmDialog = lazy(loadDialog);

/** Starts the run of a plan and goes to its page. */
function useApply(plan: Plan) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (confirmedRemovals: number | undefined) =>
      call('plans.apply', {
        params: { planId: plan.planId },
        body: { digest: plan.digest, ...(confirmedRemovals === undefined ? {} : { confirmedRemovals }) },
      }),
    onSuccess: async ({ runId }) => {
      void queryClient.invalidateQueries({ queryKey: planQuery(plan.planId).queryKey });
      void queryClient.invalidateQueries({ queryKey: portalKey('organization.read') });
      void queryClient.invalidateQueries({ queryKey: portalKey('runs.list') });
      await navigate({ to: '/runs/$runId', params: { runId } });
    },
  });
}

function NewPlan({ plan, look = 'primary' }: { readonly plan: Plan; readonly look?: 'primary' | 'secondary' }) {
  const { redraft, isPending, error } = useRedraftPlan();
  if (requestAgain(plan) === undefined) {
    const { label: _, ...target } = planOrigin(plan);
    return (
      <div className={styles.actions}>
        <LinkButton {...target} look={look}>
          {strings.beginAnew}
        </LinkButton>
      </div>
    );
  }
  return (
    <>
      <div className={styles.actions}>
        <Button
          look={look}
          busy={isPending}
          onClick={() => {
            redraft(plan);
          }}
        >
          {strings.newPlan}
        </Button>
        <span role="status">{isPending && strings.newPlanBusy}</span>
      </div>
      {error && <DraftProblem error={error} />}
    </>
  );
}

/** What moved since the plan was made, and the one button that makes a new one. */
function Stale({ plan, error }: { readonly plan: Plan; readonly error: Error }) {
  const moves = error instanceof ProblemError ? (error.problem.moves ?? []) : [];
  const sentences = [...new Set(moves.map((move) => moveSentence(move)))];
  const mayShare = maySharePeople(useSession());
  return (
    <MessageBar tone="warning" live>
      <p>
        <strong>{strings.stale}</strong>
      </p>
      {sentences.length > 0 && (
        <ul aria-label={strings.staleMoves} className={styles.moves}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {mayShare && <NewPlan plan={plan} />}
    </MessageBar>
  );
}

function Applied({ runId }: { readonly runId: string | undefined }) {
  return (
    <MessageBar tone="info">
      {strings.applied}{' '}
      {runId !== undefined && (
        <Link to="/runs/$runId" params={{ runId }}>
          {strings.openRun}
        </Link>
      )}
    </MessageBar>
  );
}

function Ready({ plan }: { readonly plan: Plan }) {
  const [asking, setAsking] = useState(false);
  const apply = useApply(plan);
  const code = problemCode(apply.error);
  const { label: _, ...origin } = planOrigin(plan);
  const outdated = code === 'plan-stale' || code === 'plan-expired';
  if (apply.error && outdated) return <Stale plan={plan} error={apply.error} />;
  return (
    <>
      <div className={styles.actions}>
        <Button
          look="primary"
          aria-haspopup="dialog"
          onPointerEnter={() => void loadDialog()}
          onFocus={() => void loadDialog()}
          onClick={() => {
            apply.reset();
            setAsking(true);
          }}
        >
          {strings.apply}
        </Button>
        <LinkButton {...origin}>{strings.cancel}</LinkButton>
        <span className={styles.quiet}>{strings.nothingChanged}</span>
      </div>
      {asking && (
        <Suspense>
          <ConfirmDialog
            plan={plan}
            busy={apply.isPending}
            error={apply.error ?? undefined}
            onYes={(confirmedRemovals) => {
              apply.mutate(confirmedRemovals);
            }}
            onNo={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** What can be done with a plan in the state it is in, by the person who looks at it. */
export function ApplyPlan({ plan }: { readonly plan: Plan }) {
  const session = useSession();
  const now = useNow();
  const mayShare = maySharePeople(session);
  if (plan.state === 'applied') return <Applied runId={plan.runId} />;
  if (plan.state === 'expired' || now > plan.expiresAt) {
    return (
      <MessageBar tone="warning">
        <p>{strings.expired}</p>
        {mayShare && <NewPlan plan={plan} />}
      </MessageBar>
    );
  }
  if (!mayShare) return <MessageBar tone="info">{strings.applyNot(session.role)}</MessageBar>;
  if (changesNothing(plan)) return undefined;
  return (
    <>
      <PlanApproval plan={plan} />
      {isApprovedFor(plan, session) && <Ready plan={plan} />}
    </>
  );
}
