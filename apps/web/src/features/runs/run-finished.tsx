import type { Run } from '@tenantry/contract';
import { LinkButton } from '../../shared/button.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { roughDuration } from '../../shared/time.ts';
import styles from './run-page.module.css';
import { finishedStrings as strings } from './runs-strings.ts';

function outcome({ counts }: Run): string {
  if (counts.succeeded === 0) return strings.none;
  return counts.succeeded === counts.total
    ? strings.done(counts.succeeded)
    : strings.partly(counts.succeeded, counts.total);
}

function duration({ startedAt, finishedAt }: Run): string {
  if (startedAt === undefined || finishedAt === undefined) return '';
  return strings.duration(roughDuration((finishedAt - startedAt) / 1000));
}

/** What a run achieved, and how to follow what comes after it. */
export function RunFinished({ run }: { readonly run: Run }) {
  const { succeeded, total } = run.counts;
  return (
    <MessageBar tone={succeeded === total ? 'success' : 'warning'} live>
      <p>
        <strong>{outcome(run)}</strong> {duration(run)}
      </p>
      {succeeded > 0 && (
        <>
          <p>{strings.next}</p>
          <p>{strings.services}</p>
          <div className={styles.actions}>
            <LinkButton to="/multitenant-collaboration" look="primary">
              {strings.followStatus}
            </LinkButton>
            <LinkButton to="/provisioning-logs">{strings.followLogs}</LinkButton>
          </div>
        </>
      )}
    </MessageBar>
  );
}
