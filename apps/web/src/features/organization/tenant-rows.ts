import type { TenantStatus } from '@tenantry/contract';
import { attentionReason } from '../../shared/tenant-words.ts';
import type { OrganizationSearch, TenantFilter, TenantSort } from './organization-search.ts';

const filters: Readonly<Record<TenantFilter, (tenant: TenantStatus, now: number) => boolean>> = {
  attention: (tenant, now) => attentionReason(tenant, now) !== undefined,
  shared: (tenant) => tenant.configuration !== undefined,
  'not-shared': (tenant) => tenant.configurationState === 'not-configured',
  pending: (tenant) => tenant.memberState === 'pending',
};

/** The worst first: who sorts by status looks for trouble. */
const healthFromWorst: readonly TenantStatus['health'][] = [
  'quarantined',
  'failing',
  'unknown',
  'paused',
  'not-started',
  'initial-cycle',
  'active',
  'not-applicable',
];
const configurationFromWorst: readonly TenantStatus['configurationState'][] = [
  'several',
  'incomplete',
  'drifted',
  'unknown',
  'managed-in-entra',
  'not-configured',
  'as-intended',
  'not-applicable',
];

function statusRank(tenant: TenantStatus): number {
  return healthFromWorst.indexOf(tenant.health) * 10 + configurationFromWorst.indexOf(tenant.configurationState);
}

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

const comparisons: Readonly<Record<TenantSort, (a: TenantStatus, b: TenantStatus) => number>> = {
  name: (a, b) => names.compare(a.displayName, b.displayName),
  role: (a, b) => a.role.localeCompare(b.role),
  state: (a, b) => a.memberState.localeCompare(b.memberState),
  status: (a, b) => statusRank(a) - statusRank(b),
  people: (a, b) => (a.synchronizedPeople ?? -1) - (b.synchronizedPeople ?? -1),
  lastSync: (a, b) => (a.lastSynchronizedAt ?? 0) - (b.lastSynchronizedAt ?? 0),
};

/** The tenants that the address asks for, in its order. Without an order the home tenant is first, as the portal gave it. */
export function tenantRows(
  tenants: readonly TenantStatus[],
  { q, show, sort, order }: OrganizationSearch,
  now: number,
): readonly TenantStatus[] {
  const wanted = q?.toLocaleLowerCase();
  const matching = tenants.filter(
    (tenant) =>
      (wanted === undefined ||
        tenant.displayName.toLocaleLowerCase().includes(wanted) ||
        tenant.tenantId.toLowerCase().includes(wanted)) &&
      (show === undefined || filters[show](tenant, now)),
  );
  if (sort === undefined) return matching;
  const direction = order === 'descending' ? -1 : 1;
  return matching.toSorted(
    (a, b) => direction * comparisons[sort](a, b) || names.compare(a.displayName, b.displayName),
  );
}

/** How many tenants each filter would show. */
export function filterCounts(tenants: readonly TenantStatus[], now: number): Readonly<Record<TenantFilter, number>> {
  const countOf = (filter: TenantFilter) => tenants.filter((tenant) => filters[filter](tenant, now)).length;
  return {
    attention: countOf('attention'),
    shared: countOf('shared'),
    'not-shared': countOf('not-shared'),
    pending: countOf('pending'),
  };
}
