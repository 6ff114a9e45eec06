import { Link } from '@tanstack/react-router';
import type { TenantStatus } from '@tenantry/contract';
import { OverrideBadge } from '../../shared/badge.tsx';
import { DataTable } from '../../shared/data-table.tsx';
import type { Column, Sort } from '../../shared/data-table.tsx';
import { NameCell } from '../../shared/name-cell.tsx';
import { ReadyToShareLink } from '../../shared/ready-to-share-link.tsx';
import type { ReadyToShare } from '../../shared/ready-to-share.ts';
import { Ago } from '../../shared/relative-time.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { OutboundSyncStatus } from '../../shared/tenant-status-text.tsx';
import { memberStateWords, roleWords } from '../../shared/tenant-words.ts';
import { count } from '../../shared/time.ts';
import type { TenantSort } from './organization-search.ts';
import { organizationStrings as strings } from './organization-strings.ts';

function TenantName({ tenant }: { readonly tenant: TenantStatus }) {
  if (tenant.isHomeTenant) {
    return (
      <NameCell name={tenant.displayName} detail={tenant.tenantId}>
        {tenant.displayName} ({strings.yours})
      </NameCell>
    );
  }
  return (
    <NameCell name={tenant.displayName} detail={tenant.tenantId}>
      <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }}>
        {tenant.displayName}
      </Link>{' '}
      {tenant.overridden && <OverrideBadge />}
    </NameCell>
  );
}

function LastSync({ tenant }: { readonly tenant: TenantStatus }) {
  if (tenant.lastSynchronizedAt !== undefined) return <Ago at={tenant.lastSynchronizedAt} />;
  return tenant.configuration ? strings.notYet : '–';
}

function Status({ tenant, ready }: { readonly tenant: TenantStatus; readonly ready: ReadyToShare }) {
  if (tenant.configurationState === 'drifted') {
    return (
      <>
        <OutboundSyncStatus tenant={tenant} />{' '}
        <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }} search={{ tab: 'drift' }}>
          {strings.seeDrift}
          <span className="visually-hidden">{strings.inTenant(tenant.displayName)}</span>
        </Link>
      </>
    );
  }
  if (!ready.tenants.includes(tenant)) return <OutboundSyncStatus tenant={tenant} />;
  return (
    <StatusText tone="waiting">
      <ReadyToShareLink planId={ready.planId}>{strings.readyToShare}</ReadyToShareLink>
    </StatusText>
  );
}

const columns = (ready: ReadyToShare): readonly Column<TenantStatus, TenantSort>[] => [
  { key: 'name', header: strings.tenant, sortable: true, cell: (tenant) => <TenantName tenant={tenant} /> },
  { key: 'role', header: strings.role, sortable: true, hideOn: 'tablet', cell: (tenant) => roleWords[tenant.role] },
  {
    key: 'state',
    header: strings.state,
    sortable: true,
    hideOn: 'phone',
    cell: ({ memberState }) => (
      <StatusText tone={memberStateWords[memberState].tone}>{memberStateWords[memberState].label}</StatusText>
    ),
  },
  {
    key: 'status',
    header: strings.outbound,
    sortable: true,
    cell: (tenant) => <Status tenant={tenant} ready={ready} />,
  },
  {
    key: 'people',
    header: strings.people,
    sortable: true,
    numeric: true,
    hideOn: 'phone',
    cell: ({ synchronizedPeople }) => (synchronizedPeople === undefined ? '–' : count(synchronizedPeople)),
  },
  {
    key: 'lastSync',
    header: strings.lastSync,
    sortable: true,
    hideOn: 'tablet',
    cell: (tenant) => <LastSync tenant={tenant} />,
  },
];

/** The tenants of the organization with role, state and both axes of their outbound synchronization. */
export function TenantsTable({
  tenants,
  ready,
  sort,
  onSort,
}: {
  readonly tenants: readonly TenantStatus[];
  readonly ready: ReadyToShare;
  readonly sort: Sort<TenantSort> | undefined;
  readonly onSort: (sort: Sort<TenantSort>) => void;
}) {
  return (
    <DataTable
      label={strings.tableLabel}
      columns={columns(ready)}
      rows={tenants}
      rowKey={(tenant) => tenant.tenantId}
      sort={sort}
      onSort={onSort}
    />
  );
}
