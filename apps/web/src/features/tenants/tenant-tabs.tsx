import type { TenantDetail } from '@tenantry/contract';
import { lazy } from 'react';
import { TabList } from '../../shared/tab-list.tsx';
import { TenantOverview } from './tenant-overview.tsx';
import { TenantPrincipals } from './tenant-principals.tsx';
import type { TenantSearch } from './tenant-search.ts';
import { tenantsStrings as strings } from './tenants-strings.ts';

const TenantPrerequisites = lazy(async () => ({
  default: (await import('./tenant-prerequisites.tsx')).TenantPrerequisites,
}));
const TenantConfigurations = lazy(async () => ({
  default: (await import('./tenant-configurations.tsx')).TenantConfigurations,
}));
const TenantDrift = lazy(async () => ({ default: (await import('./tenant-drift.tsx')).TenantDrift }));

/** The tabs of a tenant. Where nothing has to be decided between configurations, there is none for it. */
export function TenantTabs({
  detail,
  tenantId,
  tab,
}: {
  /** Absent while it is being read. */
  readonly detail: TenantDetail | undefined;
  readonly tenantId: string;
  readonly tab: TenantSearch['tab'];
}) {
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
                search: { tab: 'drift' as const },
                label: strings.drift,
                current: tab === 'drift',
              },
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

/** What the chosen tab shows. */
export function TenantTab({ detail, tab }: { readonly detail: TenantDetail; readonly tab: TenantSearch['tab'] }) {
  switch (tab) {
    case undefined:
      return <TenantOverview detail={detail} />;
    case 'users-and-groups':
      return <TenantPrincipals detail={detail} />;
    case 'drift':
      return <TenantDrift tenantId={detail.tenant.tenantId} />;
    case 'prerequisites':
      return <TenantPrerequisites tenantId={detail.tenant.tenantId} name={detail.tenant.displayName} />;
    case 'configurations':
      return <TenantConfigurations detail={detail} />;
  }
}
