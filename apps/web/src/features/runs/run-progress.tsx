import type { Run } from '@tenantry/contract';
import { roughDuration } from '../../shared/time.ts';
import styles from './run-page.module.css';
import { percentDone } from './run-words.ts';
import { runStrings as strings } from './runs-strings.ts';

/** How far a run has come: tenants, changes, and the time that is left. */
export function RunProgress({ run }: { readonly run: Run }) {
  const { counts, secondsLeft } = run;
  const percent = percentDone(run);
  const facts = [
    strings.changesDone(counts.changesDone, counts.changesTotal),
    ...(counts.failed > 0 ? [strings.failed(counts.failed)] : []),
    ...(secondsLeft === undefined ? [] : [strings.timeLeft(roughDuration(secondsLeft))]),
  ];
  return (
    <div className={styles.progress}>
      <p className={styles.done}>{strings.tenantsDone(counts.succeeded + counts.failed, counts.total)}</p>
      <progress
        className={styles.bar}
        max={100}
        value={percent}
        aria-label={strings.progress}
        aria-valuetext={strings.percent(percent)}
      />
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </div>
  );
}
