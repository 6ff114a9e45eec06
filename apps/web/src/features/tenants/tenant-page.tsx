import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { TenantDetail } from '@tenantry/contract';
import { Suspense, lazy } from 'react';
import { OverrideBadge } from '../../shared/badge.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { TenantNotices } from './tenant-notices.tsx';
import styles from './tenant-page.module.css';
import { TenantTab, TenantTabs } from './tenant-tabs.tsx';
import { tenantsStrings as strings } from './tenants-strings.ts';

const TenantPanel = lazy(async () => ({ default: (await import('./tenant-panel.tsx')).TenantPanel }));
const route = getRouteApi('/portal/tenants/$tenantId');
const crumbs = [
  { label: strings.home, to: '/' },
  { label: strings.organization, to: '/multitenant-collaboration' },
] as const;

function Ways({ detail }: { readonly detail: TenantDetail }) {
  const { tenantId } = detail.tenant;
  return (
    <p className={styles.ways}>
      <Link to="/provisioning-logs" search={{ tenantId }}>
        {strings.logs}
      </Link>
      {detail.entraUrl !== undefined && <ExternalLink href={detail.entraUrl}>{strings.entra}</ExternalLink>}
    </p>
  );
}

function Panel({ detail }: { readonly detail: TenantDetail }) {
  const { tab, panel } = route.useSearch();
  const navigate = route.useNavigate();
  const mayShare = maySharePeople(useSession());
  if (panel === undefined || !mayShare || !detail.tenant.configuration) return undefined;
  return (
    <Suspense>
      <TenantPanel detail={detail} panel={panel} onClose={() => void navigate({ search: { tab }, replace: true })} />
    </Suspense>
  );
}

/** One tenant: how sharing with it stands, what has to be in place, and who is shared. */
export function TenantPage() {
  const { tenantId } = route.useParams();
  const { tab } = route.useSearch();
  const { data, error, refetch } = useQuery({
    ...portalQuery('tenants.read', { params: { tenantId } }),
    refetchInterval: 30_000,
  });
  return (
    <>
      <PageHead
        title={data?.tenant.displayName ?? strings.fallbackTitle}
        crumbs={crumbs}
        lead={
          <span className={styles.id}>
            {strings.lead(tenantId)} <CopyButton text={tenantId} label={strings.copyId} />
            {data?.tenant.overridden === true && <OverrideBadge />}
          </span>
        }
        aside={data && <AsOf at={data.asOf} />}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data && <TenantNotices detail={data} />}
      {(data || !error) && <TenantTabs detail={data} tenantId={tenantId} tab={tab} />}
      {data && (
        <Suspense fallback={<SkeletonText what={strings.loading} lines={8} />}>
          <TenantTab detail={data} tab={tab} />
        </Suspense>
      )}
      {data && <Ways detail={data} />}
      {data && <Panel detail={data} />}
      {!data && !error && <SkeletonText what={strings.loading} lines={8} />}
    </>
  );
}
