import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Run } from '@tenantry/contract';
import { flowLabels } from '../../shared/flow-words.ts';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Ago } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import type { Tone } from '../../shared/status-text.tsx';
import { count } from '../../shared/time.ts';
import styles from './home-page.module.css';
import { homeStrings as strings } from './home-strings.ts';

type RunLine = Omit<Run, 'tenants'>;

/** How a run stands, as a tone and words. */
export function runStatus(run: Pick<RunLine, 'state' | 'counts'>): { readonly tone: Tone; readonly label: string } {
  switch (run.state) {
    case 'queued':
      return { tone: 'waiting', label: strings.runStates.queued };
    case 'running':
      return {
        tone: 'progress',
        label: `${strings.runStates.running}: ${strings.runProgress(count(run.counts.succeeded + run.counts.failed), count(run.counts.total))}`,
      };
    case 'parked':
      return { tone: 'warning', label: strings.runStates.parked };
    case 'finished':
      return run.counts.failed > 0
        ? { tone: 'error', label: strings.runStates.partly(run.counts.failed) }
        : { tone: 'success', label: strings.runStates.done };
  }
}

function RunItem({ run }: { readonly run: RunLine }) {
  const { tone, label } = runStatus(run);
  return (
    <li className={styles.item}>
      <span>
        <Link to="/runs/$runId" params={{ runId: run.runId }}>
          {flowLabels[run.flow]}
        </Link>
        <br />
        <StatusText tone={tone}>{label}</StatusText>
      </span>
      <span className={styles.when}>
        <Ago at={run.finishedAt ?? run.startedAt ?? run.createdAt} />
        <br />
        {strings.runDetail(run.startedBy.displayName)}
      </span>
    </li>
  );
}

/** Runs in progress and the last ones that finished. */
export function RecentRuns() {
  const { data, error, refetch } = useQuery({
    ...portalQuery('runs.list', { query: { limit: 5 } }),
    refetchInterval: 15_000,
  });
  const all = data && data.runs.length > 0 && <Link to="/runs">{strings.runsAll}</Link>;
  return (
    <Section title={strings.runs} aside={all}>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows what={strings.runsLoading} rows={3} />}
      {data?.runs.length === 0 && <p className={styles.quiet}>{strings.runsNone}</p>}
      {data && data.runs.length > 0 && (
        <ul className={styles.list}>
          {data.runs.map((run) => (
            <RunItem key={run.runId} run={run} />
          ))}
        </ul>
      )}
    </Section>
  );
}
