import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@tenantry/contract/client';
import type { Run } from '@tenantry/contract';
import { AnchorButton, Button } from '../../shared/button.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { maySharePeople, signInHref, useSession } from '../../shared/session.ts';
import { clockTime } from '../../shared/time.ts';
import { mergeRun } from './merge-run.ts';
import styles from './run-page.module.css';
import { runQuery } from './run-queries.ts';
import { cycleWait, isCancelling } from './run-words.ts';
import { runStrings as strings } from './runs-strings.ts';

/** A run that waits for a sign-in, and the two steps by which it goes on. */
function Parked({ run }: { readonly run: Run }) {
  const queryClient = useQueryClient();
  const mayShare = maySharePeople(useSession());
  const resume = useMutation({
    mutationFn: () => call('runs.resume', { params: { runId: run.runId } }),
    onSuccess: (resumed) => {
      queryClient.setQueryData<Run>(runQuery(run.runId).queryKey, (known) => mergeRun(known, resumed));
    },
  });
  return (
    <>
      <MessageBar tone="warning" live>
        <p>
          <strong>{strings.parked}</strong> {mayShare ? strings.parkedNext : strings.parkedHelpdesk}
        </p>
        {mayShare && (
          <div className={styles.actions}>
            <AnchorButton look="primary" href={signInHref(`/runs/${run.runId}`)}>
              {strings.signIn}
            </AnchorButton>
            <Button
              busy={resume.isPending}
              onClick={() => {
                resume.mutate();
              }}
            >
              {strings.resume}
            </Button>
          </div>
        )}
      </MessageBar>
      {resume.error && <ProblemPanel error={resume.error} />}
    </>
  );
}

/** Which tenants wait for a cycle, until when, and why nothing has to be done. */
function CycleNotice({ run }: { readonly run: Run }) {
  const wait = cycleWait(run);
  if (!wait || isCancelling(run)) return undefined;
  return (
    <MessageBar tone="info" live>
      <p>
        <strong>{strings.cycle(wait.tenants, wait.until === undefined ? undefined : clockTime(wait.until))}</strong>{' '}
        {strings.cycleWhy}
      </p>
    </MessageBar>
  );
}

/** What a run waits for at the moment, if it waits. */
export function RunNotices({ run, interrupted }: { readonly run: Run; readonly interrupted: boolean }) {
  return (
    <>
      {interrupted && (
        <MessageBar tone="warning" live>
          {strings.disconnected}
        </MessageBar>
      )}
      {isCancelling(run) && (
        <MessageBar tone="warning" live>
          {strings.cancelling}
        </MessageBar>
      )}
      <CycleNotice run={run} />
      {run.state === 'queued' && !isCancelling(run) && <MessageBar tone="info">{strings.queued}</MessageBar>}
      {run.state === 'running' && run.throttledUntil !== undefined && (
        <MessageBar tone="info" live>
          {strings.throttled(clockTime(run.throttledUntil))}
        </MessageBar>
      )}
      {run.state === 'parked' && !isCancelling(run) && <Parked run={run} />}
    </>
  );
}
