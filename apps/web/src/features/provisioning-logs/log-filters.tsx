import { useQuery } from '@tanstack/react-query';
import { organizationQuery } from '../../shared/organization.ts';
import { SearchField } from '../../shared/search-field.tsx';
import { SelectField } from '../../shared/select-field.tsx';
import { ItemCount, Toolbar } from '../../shared/toolbar.tsx';
import { filterStatuses } from './provisioning-logs-search.ts';
import type { ProvisioningLogsSearch } from './provisioning-logs-search.ts';
import { provisioningLogsStrings as strings, statusWords } from './provisioning-logs-strings.ts';

const statusOptions = filterStatuses.map((value) => ({ value, label: statusWords[value].label }));

/** Search and filters of the log; `onChange` gets the part that changed. */
export function LogFilters({
  search,
  total,
  onChange,
}: {
  readonly search: ProvisioningLogsSearch;
  readonly total: number | undefined;
  readonly onChange: (part: ProvisioningLogsSearch) => void;
}) {
  const { data } = useQuery(organizationQuery);
  const tenants = (data?.tenants ?? [])
    .filter((tenant) => !tenant.isHomeTenant)
    .map((tenant) => ({ value: tenant.tenantId, label: tenant.displayName }));
  return (
    <Toolbar commands={total !== undefined && <ItemCount>{strings.entries(total)}</ItemCount>}>
      <SelectField
        label={strings.status}
        all={strings.allStatuses}
        value={search.status}
        options={statusOptions}
        onSelect={(status) => {
          onChange({ status });
        }}
      />
      <SelectField
        label={strings.tenant}
        all={strings.allTenants}
        value={search.tenantId}
        options={tenants}
        onSelect={(tenantId) => {
          onChange({ tenantId });
        }}
      />
      <SearchField
        label={strings.search}
        value={search.q ?? ''}
        onSearch={(q) => {
          onChange({ q: q || undefined });
        }}
      />
    </Toolbar>
  );
}
