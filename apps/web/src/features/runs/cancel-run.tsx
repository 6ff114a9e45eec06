import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@tenantry/contract/client';
import type { Flow, Run } from '@tenantry/contract';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { ModalDialog } from '../../shared/modal-dialog.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { mergeRun } from './merge-run.ts';
import styles from './run-page.module.css';
import { runQuery } from './run-queries.ts';
import { isCancelling } from './run-words.ts';
import { cancelStrings as strings } from './runs-strings.ts';

/** The flows that take nobody out. */
const onlyAdds: ReadonlySet<Flow> = new Set(['select-users-and-groups', 'share-current-scope']);

function useCancel(runId: string, onDone: () => void) {
  const queryClient = useQueryClient();
  const { queryKey } = runQuery(runId);
  return useMutation({
    mutationFn: () => call('runs.cancel', { params: { runId } }),
    onSuccess: (answer) => {
      queryClient.setQueryData<Run>(queryKey, (known) => mergeRun(known, answer));
      onDone();
    },
    // Whether it was refused or overtaken by the stream: the run itself tells how it stands now.
    onSettled: () => void queryClient.invalidateQueries({ queryKey }),
  });
}

function Question({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const { mutate, isPending, error } = useCancel(run.runId, onClose);
  const { succeeded, failed, total } = run.counts;
  return (
    <ModalDialog
      title={strings.question}
      yes={strings.yes}
      no={strings.no}
      busy={isPending}
      busyText={strings.busy}
      onYes={() => {
        mutate();
      }}
      onNo={onClose}
    >
      <ul className={styles.list}>
        <li>{strings.inFlight}</li>
        <li>{strings.finished(succeeded)}</li>
        <li>{strings.unfinished(total - succeeded - failed)}</li>
        {!onlyAdds.has(run.flow) && <li>{strings.people}</li>}
      </ul>
      <p>{strings.nothingBack}</p>
      {error && <ProblemPanel error={error} />}
    </ModalDialog>
  );
}

/** The way to end a run before it is done, behind a question that tells what that does. */
export function CancelRun({ run }: { readonly run: Run }) {
  const [asking, setAsking] = useState(false);
  const mayShare = maySharePeople(useSession());
  if (run.state === 'finished' || isCancelling(run) || !mayShare) return undefined;
  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={() => {
          setAsking(true);
        }}
      >
        {strings.open}
      </Button>
      {asking && (
        <Question
          run={run}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
