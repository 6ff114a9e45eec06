import { Link } from '@tanstack/react-router';
import { ProblemError } from '@tenantry/contract/client';
import { ProblemPanel } from './problem-panel.tsx';
import { refusalSentence } from './refusal-sentences.ts';

/** Why a plan could not be made or applied: the refusal in words, or the run that is in the way. */
export function DraftProblem({ error }: { readonly error: Error }) {
  const refusal = refusalSentence(error);
  const runId = error instanceof ProblemError ? error.problem.runId : undefined;
  return (
    <ProblemPanel error={error}>
      {refusal !== undefined && <p>{refusal}</p>}
      {runId !== undefined && (
        <p>
          <Link to="/runs/$runId" params={{ runId }}>
            Open the run that is in progress
          </Link>
        </p>
      )}
    </ProblemPanel>
  );
}
