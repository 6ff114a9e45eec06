import { History24Regular } from '@fluentui/react-icons/svg/history';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LinkButton } from '../../shared/button.tsx';
import { DataTable } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { flowLabels } from '../../shared/flow-words.ts';
import { PageHead } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Ago } from '../../shared/relative-time.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { count } from '../../shared/time.ts';
import { runListQuery } from './run-queries.ts';
import { runWords } from './run-words.ts';
import type { RunLine } from './run-words.ts';
import { runListStrings as strings } from './runs-strings.ts';

function RunsTable({ runs }: { readonly runs: readonly RunLine[] }) {
  return (
    <DataTable
      label={strings.table}
      rows={runs}
      rowKey={(run) => run.runId}
      columns={[
        {
          key: 'run',
          header: strings.run,
          cell: ({ runId, flow }) => (
            <Link to="/runs/$runId" params={{ runId }}>
              {flowLabels[flow]}
            </Link>
          ),
        },
        {
          key: 'state',
          header: strings.state,
          cell: (run) => <StatusText tone={runWords(run).tone}>{runWords(run).label}</StatusText>,
        },
        { key: 'at', header: strings.at, cell: (run) => <Ago at={run.startedAt ?? run.createdAt} /> },
        {
          key: 'tenants',
          header: strings.tenants,
          numeric: true,
          hideOn: 'phone',
          cell: ({ counts }) => count(counts.total),
        },
        { key: 'by', header: strings.by, hideOn: 'phone', cell: ({ startedBy }) => startedBy.displayName },
      ]}
    />
  );
}

/** The runs of this organization, the newest first. */
export function RunsPage() {
  const mayShare = maySharePeople(useSession());
  const { data, error, refetch } = useQuery(runListQuery);
  return (
    <>
      <PageHead title={strings.title} crumbs={[{ label: strings.home, to: '/' }]} lead={strings.lead} />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows what={strings.loading} rows={6} />}
      {data?.runs.length === 0 && (
        <EmptyState
          icon={<History24Regular />}
          title={strings.none}
          action={
            mayShare && (
              <LinkButton to="/multitenant-collaboration/share-users" look="primary">
                {strings.shareUsers}
              </LinkButton>
            )
          }
        >
          {strings.noneText}
        </EmptyState>
      )}
      {data && data.runs.length > 0 && <RunsTable runs={data.runs} />}
    </>
  );
}
