import type { PlanRequest } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { useDraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import styles from './run-page.module.css';
import { failureStrings as strings } from './runs-strings.ts';

/** A button that makes a plan out of a run and goes to it; nothing is changed by that. */
export function DraftFromRun({
  request,
  label,
  look,
  note,
}: {
  readonly request: Extract<PlanRequest, { readonly flow: 'retry-run' | 'undo-run' }>;
  readonly label: string;
  readonly look: 'primary' | 'secondary';
  /** What the plan is about; shown beside the button. */
  readonly note?: string;
}) {
  const { mutate, isPending, error } = useDraftPlan();
  return (
    <>
      <div className={styles.actions}>
        <Button
          look={look}
          busy={isPending}
          onClick={() => {
            mutate(request);
          }}
        >
          {label}
        </Button>
        <span role="status" className={styles.quiet}>
          {isPending ? strings.planBusy : note}
        </span>
      </div>
      {error && <DraftProblem error={error} />}
    </>
  );
}
