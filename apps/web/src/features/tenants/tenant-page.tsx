import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { TenantDetail } from '@tenantry/contract';
import { CopyButton } from '../../shared/copy-button.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { TabList } from '../../shared/tab-list.tsx';
import { TenantNotices } from './tenant-notices.tsx';
import { TenantOverview } from './tenant-overview.tsx';
import styles from './tenant-page.module.css';
import { TenantPrincipals } from './tenant-principals.tsx';
import { tenantsStrings as strings } from './tenants-strings.ts';

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
          </span>
        }
        aside={data && <AsOf at={data.asOf} />}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data && <TenantNotices detail={data} />}
      {(data || !error) && (
        <TabList
          label={strings.tabs}
          tabs={[
            { label: strings.overview, to: '/tenants/$tenantId', params: { tenantId }, search: {}, current: !tab },
            {
              label: strings.usersAndGroups,
              to: '/tenants/$tenantId',
              params: { tenantId },
              search: { tab: 'users-and-groups' },
              current: tab === 'users-and-groups',
            },
          ]}
        />
      )}
      {data && (tab === 'users-and-groups' ? <TenantPrincipals detail={data} /> : <TenantOverview detail={data} />)}
      {data && <Ways detail={data} />}
      {!data && !error && <SkeletonText what={strings.loading} lines={8} />}
    </>
  );
}
