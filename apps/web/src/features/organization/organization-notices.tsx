import { Link } from '@tanstack/react-router';
import type { OrganizationOverview } from '@tenantry/contract';
import { MessageBar } from '../../shared/message-bar.tsx';
import { ReadyToShareLink } from '../../shared/ready-to-share-link.tsx';
import { useReadyToShare } from '../../shared/ready-to-share.ts';
import { organizationStrings as strings } from './organization-strings.ts';

function AllWell({ overview }: { readonly overview: OrganizationOverview }) {
  if (overview.counts.shared === 0) return <MessageBar tone="info">{strings.nothingShared}</MessageBar>;
  if (overview.rollUp === 'unknown') return <MessageBar tone="warning">{strings.unknown}</MessageBar>;
  return <MessageBar tone="success">{strings.allWell}</MessageBar>;
}

/** What to know before reading the table: a run, old data, trouble, tenants that wait for a share. */
export function OrganizationNotices({ overview }: { readonly overview: OrganizationOverview }) {
  const ready = useReadyToShare(overview);
  return (
    <>
      {overview.runInProgress !== undefined && (
        <MessageBar tone="info" live>
          {strings.running}{' '}
          <Link to="/runs/$runId" params={{ runId: overview.runInProgress }}>
            {strings.followRun}
          </Link>
        </MessageBar>
      )}
      {overview.stale && <MessageBar tone="warning">{strings.stale}</MessageBar>}
      {overview.counts.needsAttention > 0 && (
        <MessageBar tone="warning">
          <strong>{strings.needAttention(overview.counts.needsAttention)}</strong>{' '}
          <Link to="/multitenant-collaboration" search={{ show: 'attention' }}>
            {strings.attentionShow}
          </Link>{' '}
          · <Link to="/provisioning-logs">{strings.logs}</Link>
        </MessageBar>
      )}
      {overview.counts.needsAttention === 0 && !overview.stale && <AllWell overview={overview} />}
      {ready.tenants.length > 0 && (
        <MessageBar tone="info">
          <strong>{strings.awaitShare(ready.tenants.map((tenant) => tenant.displayName))}</strong>{' '}
          {strings.awaitShareNext}{' '}
          <ReadyToShareLink planId={ready.planId}>
            {ready.planId === undefined ? strings.awaitShareLink : strings.readyPlanLink}
          </ReadyToShareLink>
        </MessageBar>
      )}
    </>
  );
}
