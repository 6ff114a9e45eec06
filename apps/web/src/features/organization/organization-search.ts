import { textParameter, wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

/** Which tenants are shown. */
export const tenantFilters = ['attention', 'shared', 'not-shared', 'pending'] as const;

/** By what the tenants are sorted. */
export const tenantSorts = ['name', 'role', 'state', 'status', 'people', 'lastSync'] as const;

export type TenantFilter = (typeof tenantFilters)[number];
export type TenantSort = (typeof tenantSorts)[number];

/** What the address of the page says: words, filter and order. */
export interface OrganizationSearch {
  readonly q?: string | undefined;
  readonly show?: TenantFilter | undefined;
  readonly sort?: TenantSort | undefined;
  readonly order?: 'descending' | undefined;
}

/** Reads words, filter and order from an address; what is not one of them is left out. */
export function organizationSearch(search: RawSearch): OrganizationSearch {
  return {
    q: textParameter(search['q']),
    show: wordParameter(search['show'], tenantFilters),
    sort: wordParameter(search['sort'], tenantSorts),
    order: wordParameter(search['order'], ['descending']),
  };
}
