import { DocumentSearch24Regular } from '@fluentui/react-icons/svg/document-search';
import { getRouteApi } from '@tanstack/react-router';
import type { ProvisioningLogRow } from '@tenantry/contract';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { LogEntryPanel } from './log-entry-panel.tsx';
import { LogFilters } from './log-filters.tsx';
import { useFirstLogPage } from './log-pages.ts';
import { LogTable } from './log-table.tsx';
import { provisioningLogsStrings as strings } from './provisioning-logs-strings.ts';

const route = getRouteApi('/portal/provisioning-logs');

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  return (
    <EmptyState
      icon={<DocumentSearch24Regular />}
      title={filtered ? strings.noMatch : strings.none}
      action={filtered && <Button onClick={onClear}>{strings.clear}</Button>}
    >
      {filtered ? strings.noMatchText : strings.noneText}
    </EmptyState>
  );
}

/** Provisioning logs over all tenants: what synchronization did with whom, and why not. */
export function ProvisioningLogsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<ProvisioningLogRow | undefined>();
  const { data, error, refetch } = useFirstLogPage(search);
  const filtered = Object.values(search).some((value) => value !== undefined);
  return (
    <>
      <PageHead
        title={strings.title}
        crumbs={[
          { label: strings.home, to: '/' },
          { label: strings.organization, to: '/multitenant-collaboration' },
        ]}
        lead={strings.lead}
        aside={data && <AsOf at={data.asOf} stale={data.stale} />}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data?.stale && <MessageBar tone="warning">{strings.stale}</MessageBar>}
      <LogFilters
        search={search}
        total={data?.total}
        onChange={(part) => void navigate({ search: { ...search, ...part }, replace: true })}
      />
      {!data && !error && <SkeletonRows what={strings.loading} rows={10} />}
      {data && data.total === 0 && <Nothing filtered={filtered} onClear={() => void navigate({ search: {} })} />}
      {data && data.total > 0 && <LogTable search={search} total={data.total} onOpen={setOpened} />}
      {opened && (
        <LogEntryPanel
          row={opened}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
    </>
  );
}
