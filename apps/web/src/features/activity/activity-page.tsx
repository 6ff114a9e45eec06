import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { History24Regular } from '@fluentui/react-icons/svg/history';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ActivityEntry } from '@tenantry/contract';
import { call, downloadHref } from '@tenantry/contract/client';
import { AnchorButton, Button } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { InitialsTile } from '../../shared/initials-tile.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { portalKey } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Section } from '../../shared/section.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { clockTime, longDate } from '../../shared/time.ts';
import { activityDays } from './activity-days.ts';
import styles from './activity-page.module.css';
import { activityActor, activityStrings as strings, activityWords, detailSentence } from './activity-strings.ts';

function Entry({ entry }: { readonly entry: ActivityEntry }) {
  const name = activityActor(entry);
  const detail = detailSentence(entry);
  return (
    <li className={styles.entry}>
      <InitialsTile name={name} round />
      <span>
        <strong>{name}</strong> {activityWords(entry)}
        {entry.tenantName !== undefined && ` ${strings.tenant(entry.tenantName)}`}.{detail && ` ${detail}`}{' '}
        {entry.runId !== undefined && (
          <Link to="/runs/$runId" params={{ runId: entry.runId }}>
            {strings.openRun}
          </Link>
        )}
        {entry.kind === 'settings-changed' && <Link to="/settings/org-settings/safety">{strings.openSettings}</Link>}
        {entry.kind === 'drift-accepted' && entry.tenantId !== undefined && (
          <Link to="/tenants/$tenantId" params={{ tenantId: entry.tenantId }} search={{ tab: 'drift' }}>
            {strings.openDrift}
          </Link>
        )}
        {entry.runId === undefined && entry.planId !== undefined && (
          <Link to="/plans/$planId" params={{ planId: entry.planId }}>
            {strings.openPlan}
          </Link>
        )}
      </span>
      <time dateTime={new Date(entry.at).toISOString()} className={styles.time}>
        {clockTime(entry.at)}
      </time>
    </li>
  );
}

function useActivity() {
  return useInfiniteQuery({
    queryKey: portalKey('activity.list'),
    queryFn: ({ pageParam, signal }) =>
      call('activity.list', { query: { limit: 50, ...(pageParam === '' ? {} : { before: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => (page.more ? page.entries.at(-1)?.entryId : undefined),
  });
}

/** The whole trail as a file; the browser saves it while it is being written. */
function Export() {
  return (
    <div className={styles.export}>
      <AnchorButton
        href={downloadHref('activity.export', { format: 'csv' })}
        download
        icon={<ArrowDownload20Regular />}
      >
        {strings.exportCsv}
      </AnchorButton>
      <AnchorButton href={downloadHref('activity.export', { format: 'jsonl' })} download>
        {strings.exportJson}
      </AnchorButton>
      <span className={styles.note}>{strings.exportNote}</span>
    </div>
  );
}

/** Activity: the audit trail by days, newest first. */
export function ActivityPage() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useActivity();
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <PageHead title={strings.title} crumbs={[{ label: strings.home, to: '/' }]} lead={strings.lead} />
      <Export />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows what={strings.loading} rows={8} tile />}
      {data && entries.length === 0 && (
        <EmptyState icon={<History24Regular />} title={strings.none}>
          {strings.noneText}
        </EmptyState>
      )}
      {activityDays(entries).map((day) => (
        <Section key={day.at} title={longDate(day.at)}>
          <ol className={styles.entries}>
            {day.entries.map((entry) => (
              <Entry key={entry.entryId} entry={entry} />
            ))}
          </ol>
        </Section>
      ))}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {strings.more}
        </Button>
      )}
    </>
  );
}
