import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { PreflightOverview } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { DataTable } from '../../shared/data-table.tsx';
import type { Column } from '../../shared/data-table.tsx';
import { missingOn, verdictWords } from '../../shared/prerequisite-words.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Section } from '../../shared/section.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { preflightQuery } from './health-queries.ts';
import styles from './health-page.module.css';
import { healthStrings as strings } from './health-strings.ts';

const route = getRouteApi('/portal/health');
type Row = PreflightOverview['tenants'][number];

function Missing({ side, row }: { readonly side: 'home' | 'target'; readonly row: Row }) {
  const missing = missingOn(side, row.prerequisites);
  if (missing.length > 0) return missing.join('; ');
  const open = row.prerequisites.some(
    (one) => one.side === side && one.state === 'unknown' && one.unknownBecause !== 'not-visible',
  );
  return open ? '–' : strings.nothingMissing;
}

const columns: readonly Column<Row>[] = [
  {
    key: 'tenant',
    header: strings.tenant,
    cell: ({ tenantId, displayName }) => (
      <Link to="/tenants/$tenantId" params={{ tenantId }} search={{ tab: 'prerequisites' }}>
        {displayName}
      </Link>
    ),
  },
  {
    key: 'verdict',
    header: strings.verdict,
    cell: ({ verdict }) => <StatusText tone={verdictWords[verdict].tone}>{verdictWords[verdict].label}</StatusText>,
  },
  { key: 'home', header: strings.ourSide, hideOn: 'tablet', cell: (row) => <Missing side="home" row={row} /> },
  { key: 'target', header: strings.otherSide, hideOn: 'phone', cell: (row) => <Missing side="target" row={row} /> },
];

/** Both sides of every tenant in one table, looked at when somebody asks. */
export function PrerequisitesOverview() {
  const { show, check } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = check === 'prerequisites';
  const { data, error, isFetching, refetch } = useQuery({ ...preflightQuery, enabled: asked });
  return (
    <Section
      title={strings.prerequisites}
      aside={
        <Button
          busy={isFetching}
          onClick={() => {
            if (asked) void refetch();
            else void navigate({ search: { show, check: 'prerequisites' }, replace: true, resetScroll: false });
          }}
        >
          {asked ? strings.checkAgain : strings.check}
        </Button>
      }
    >
      <p className={styles.note}>{strings.prerequisitesLead}</p>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {asked && !data && !error && <SkeletonRows what={strings.checking} rows={5} />}
      {data?.tenants.length === 0 && <p className={styles.note}>{strings.noPartners}</p>}
      {data && data.tenants.length > 0 && (
        <DataTable
          label={strings.prerequisitesTable}
          columns={columns}
          rows={data.tenants}
          rowKey={(row) => row.tenantId}
        />
      )}
    </Section>
  );
}
