import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Run } from '@tenantry/contract';
import { CopyButton } from '../../shared/copy-button.tsx';
import { DataTable } from '../../shared/data-table.tsx';
import { NameCell } from '../../shared/name-cell.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Ago } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { Bone, SkeletonRows } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { CancelRun } from './cancel-run.tsx';
import { RemovedPeople } from './removed-people.tsx';
import { RunFailures } from './run-failures.tsx';
import { RunFinished } from './run-finished.tsx';
import { RunNotices } from './run-notices.tsx';
import { RunProgress } from './run-progress.tsx';
import styles from './run-page.module.css';
import { runQuery } from './run-queries.ts';
import { runTicket } from './run-ticket.ts';
import { announcement, tenantWords } from './run-words.ts';
import { runStrings as strings } from './runs-strings.ts';
import { UndoRun } from './undo-run.tsx';
import { useRunStream } from './use-run-stream.ts';

const route = getRouteApi('/portal/runs/$runId');

function Tenants({ run }: { readonly run: Run }) {
  return (
    <Section title={strings.tenants}>
      <DataTable
        label={strings.table}
        rows={run.tenants}
        rowKey={(tenant) => tenant.tenantId}
        columns={[
          {
            key: 'tenant',
            header: strings.tenant,
            cell: ({ tenantId, displayName }) => (
              <NameCell name={displayName}>
                <Link to="/tenants/$tenantId" params={{ tenantId }}>
                  {displayName}
                </Link>
              </NameCell>
            ),
          },
          {
            key: 'state',
            header: strings.state,
            cell: (tenant) => {
              const { tone, label } = tenantWords(tenant);
              return <StatusText tone={tone}>{label}</StatusText>;
            },
          },
          {
            key: 'changes',
            header: strings.changes,
            numeric: true,
            hideOn: 'phone',
            cell: ({ changesDone, changesTotal }) => strings.done(changesDone, changesTotal),
          },
        ]}
      />
    </Section>
  );
}

function Content({ run, interrupted }: { readonly run: Run; readonly interrupted: boolean }) {
  const finished = run.state === 'finished';
  return (
    <>
      <p className={styles.facts}>
        {strings.startedBy(run.startedBy.displayName)} <Ago at={run.startedAt ?? run.createdAt} />
        {' · '}
        <Link to="/plans/$planId" params={{ planId: run.planId }}>
          {strings.openPlan}
        </Link>
      </p>
      <div className={styles.commands}>
        <CancelRun run={run} />
        <CopyButton text={runTicket(run, window.location.href)} label={strings.copyTicket} look="secondary" />
      </div>
      <RunNotices run={run} interrupted={interrupted} />
      {finished ? <RunFinished run={run} /> : <RunProgress run={run} />}
      <RunFailures run={run} />
      <Tenants run={run} />
      {finished && <RemovedPeople runId={run.runId} configurationDeleted={run.flow === 'stop-sharing'} />}
      <UndoRun run={run} />
      <span role="status" className="visually-hidden">
        {announcement(run)}
      </span>
    </>
  );
}

/** A run: live while it goes on, and what it did once it is over. */
export function RunPage() {
  const { runId } = route.useParams();
  const { data: run, error, refetch } = useQuery(runQuery(runId));
  const { interrupted } = useRunStream(runId, run !== undefined && run.state !== 'finished');
  const lead = run && strings.leads[run.state];
  return (
    <>
      <PageHead
        title={run ? strings.titles[run.flow] : strings.fallbackTitle}
        crumbs={[
          { label: strings.home, to: '/' },
          { label: strings.runs, to: '/runs' },
        ]}
        lead={lead}
      />
      {error && !interrupted && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!run && !error && (
        <>
          <Bone width="100%" height={64} />
          <SkeletonRows what={strings.loading} rows={5} tile />
        </>
      )}
      {run && <Content run={run} interrupted={interrupted} />}
    </>
  );
}
