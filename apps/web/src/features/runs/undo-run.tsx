import type { Run } from '@tenantry/contract';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { DraftFromRun } from './draft-from-run.tsx';
import styles from './run-page.module.css';
import { undoStrings as strings } from './runs-strings.ts';

/** What taking a run back means, and the button that makes the plan for it; only where it can be taken back. */
export function UndoRun({ run }: { readonly run: Run }) {
  const mayShare = maySharePeople(useSession());
  if (!run.canBeUndone || run.state !== 'finished' || !mayShare) return undefined;
  return (
    <Section title={strings.title}>
      <p className={styles.text}>
        {strings.what} {strings.means[run.flow]} {strings.sure}
      </p>
      <DraftFromRun request={{ flow: 'undo-run', runId: run.runId }} label={strings.undo} look="secondary" />
    </Section>
  );
}
