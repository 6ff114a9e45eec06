import { Organization24Regular } from '@fluentui/react-icons/svg/organization';
import { Search24Regular } from '@fluentui/react-icons/svg/search';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationOverview } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import { microsoftPages } from '../../shared/microsoft-pages.ts';
import { useNow } from '../../shared/relative-time.tsx';
import { useReadyToShare } from '../../shared/ready-to-share.ts';
import { SearchField } from '../../shared/search-field.tsx';
import { SelectField } from '../../shared/select-field.tsx';
import { count } from '../../shared/time.ts';
import { ItemCount, Toolbar } from '../../shared/toolbar.tsx';
import { OrganizationCommands } from './organization-commands.tsx';
import { tenantFilters } from './organization-search.ts';
import type { TenantFilter } from './organization-search.ts';
import { organizationStrings as strings } from './organization-strings.ts';
import { filterCounts, tenantRows } from './tenant-rows.ts';
import { TenantsTable } from './tenants-table.tsx';

const route = getRouteApi('/portal/multitenant-collaboration');

const filterLabels: Readonly<Record<TenantFilter, string>> = {
  attention: strings.showAttention,
  shared: strings.showShared,
  'not-shared': strings.showNotShared,
  pending: strings.showPending,
};

function NothingToList({ overview }: { readonly overview: OrganizationOverview }) {
  const alone = overview.state === 'active';
  return (
    <EmptyState
      icon={<Organization24Regular />}
      title={alone ? strings.alone : strings.noOrganization}
      action={<ExternalLink href={microsoftPages.setUpOrganization}>{strings.setUp}</ExternalLink>}
    >
      {alone ? strings.aloneText : strings.noOrganizationText}
    </EmptyState>
  );
}

/** The tenants with search, filter and order, all of which are in the address. */
export function OrganizationTenants({ overview }: { readonly overview: OrganizationOverview }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const ready = useReadyToShare(overview);
  if (overview.tenants.every((tenant) => tenant.isHomeTenant)) return <NothingToList overview={overview} />;

  const rows = tenantRows(overview.tenants, search, now);
  const counts = filterCounts(overview.tenants, now);
  const change = (part: typeof search) => void navigate({ search: { ...search, ...part }, replace: true });
  return (
    <>
      <Toolbar commands={<OrganizationCommands />}>
        <ItemCount>{strings.items(rows.length)}</ItemCount>
        <SelectField
          label={strings.show}
          all={strings.showAll}
          value={search.show}
          options={tenantFilters.map((value) => ({ value, label: `${filterLabels[value]} (${count(counts[value])})` }))}
          onSelect={(show) => {
            change({ show });
          }}
        />
        <SearchField
          label={strings.search}
          value={search.q ?? ''}
          onSearch={(q) => {
            change({ q: q || undefined });
          }}
        />
      </Toolbar>
      {rows.length === 0 ? (
        <EmptyState
          icon={<Search24Regular />}
          title={search.q === undefined ? strings.noMatch : `${strings.noMatch} “${search.q}”`}
          action={
            <Button
              onClick={() => {
                change({ q: undefined, show: undefined });
              }}
            >
              {strings.clear}
            </Button>
          }
        >
          {strings.noMatchText}
        </EmptyState>
      ) : (
        <TenantsTable
          tenants={rows}
          ready={ready}
          sort={search.sort && { by: search.sort, descending: search.order === 'descending' }}
          onSort={({ by, descending }) => {
            change({ sort: by, order: descending ? 'descending' : undefined });
          }}
        />
      )}
    </>
  );
}
