import type { Flow, Run } from '@tenantry/contract';
import { LinkButton } from '../../shared/button.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { roughDuration } from '../../shared/time.ts';
import styles from './run-page.module.css';
import { finishedStrings as strings } from './runs-strings.ts';

/** The flows after which a first cycle brings people. */
const brings: ReadonlySet<Flow> = new Set(['select-users-and-groups', 'share-current-scope', 'retry-run']);

function outcome({ counts, cancelRequestedAt }: Run): string {
  const cancelled = cancelRequestedAt !== undefined && counts.succeeded < counts.total;
  return [...(cancelled ? [strings.cancelled] : []), done(counts)].join(' ');
}

function done({ succeeded, total }: Run['counts']): string {
  if (total === 0) return strings.nothing;
  if (succeeded === 0) return strings.none;
  return succeeded === total ? strings.done(succeeded) : strings.partly(succeeded, total);
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
          <p>{strings.next[run.flow]}</p>
          {brings.has(run.flow) && <p>{strings.services}</p>}
          <div className={styles.actions}>
            <LinkButton to="/multitenant-collaboration" look={succeeded === total ? 'primary' : 'secondary'}>
              {brings.has(run.flow) ? strings.followStatus : strings.openTenants}
            </LinkButton>
            <LinkButton to="/provisioning-logs">{strings.followLogs}</LinkButton>
          </div>
        </>
      )}
    </MessageBar>
  );
}
