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
import { TabList } from '../../shared/tab-list.tsx';
import { TenantNotices } from './tenant-notices.tsx';
import { TenantOverview } from './tenant-overview.tsx';
import styles from './tenant-page.module.css';
import { TenantPrincipals } from './tenant-principals.tsx';
import type { TenantSearch } from './tenant-search.ts';
import { tenantsStrings as strings } from './tenants-strings.ts';

const TenantPanel = lazy(async () => ({ default: (await import('./tenant-panel.tsx')).TenantPanel }));
const TenantPrerequisites = lazy(async () => ({
  default: (await import('./tenant-prerequisites.tsx')).TenantPrerequisites,
}));
const TenantConfigurations = lazy(async () => ({
  default: (await import('./tenant-configurations.tsx')).TenantConfigurations,
}));
const route = getRouteApi('/portal/tenants/$tenantId');
const crumbs = [
  { label: strings.home, to: '/' },
  { label: strings.organization, to: '/multitenant-collaboration' },
] as const;

interface Place {
  readonly tenantId: string;
  readonly tab: TenantSearch['tab'];
}

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

function Tabs({ detail, tenantId, tab }: { readonly detail: TenantDetail | undefined } & Place) {
  const target = { to: '/tenants/$tenantId', params: { tenantId } } as const;
  const decide = tab === 'configurations' || (detail?.claims.length ?? 0) > 0;
  return (
    <TabList
      label={strings.tabs}
      tabs={[
        { ...target, search: {}, label: strings.overview, current: tab === undefined },
        {
          ...target,
          search: { tab: 'users-and-groups' },
          label: strings.usersAndGroups,
          current: tab === 'users-and-groups',
        },
        ...(detail?.tenant.isHomeTenant === true
          ? []
          : [
              {
                ...target,
                search: { tab: 'prerequisites' as const },
                label: strings.prerequisites,
                current: tab === 'prerequisites',
              },
            ]),
        ...(decide
          ? [
              {
                ...target,
                search: { tab: 'configurations' as const },
                label: strings.configurations,
                current: tab === 'configurations',
              },
            ]
          : []),
      ]}
    />
  );
}

function Tab({ detail, tab }: { readonly detail: TenantDetail; readonly tab: TenantSearch['tab'] }) {
  switch (tab) {
    case undefined:
      return <TenantOverview detail={detail} />;
    case 'users-and-groups':
      return <TenantPrincipals detail={detail} />;
    case 'prerequisites':
      return <TenantPrerequisites tenantId={detail.tenant.tenantId} name={detail.tenant.displayName} />;
    case 'configurations':
      return <TenantConfigurations detail={detail} />;
  }
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
      {(data || !error) && <Tabs detail={data} tenantId={tenantId} tab={tab} />}
      {data && (
        <Suspense fallback={<SkeletonText what={strings.loading} lines={8} />}>
          <Tab detail={data} tab={tab} />
        </Suspense>
      )}
      {data && <Ways detail={data} />}
      {data && <Panel detail={data} />}
      {!data && !error && <SkeletonText what={strings.loading} lines={8} />}
    </>
  );
}
