import { wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

const tabs = ['users-and-groups', 'drift', 'prerequisites', 'configurations'] as const;
const panels = ['users-and-groups', 'stop-sharing'] as const;

/** What the address of a tenant says: which tab, the overview when none is named, and which panel is open. */
export interface TenantSearch {
  readonly tab?: (typeof tabs)[number] | undefined;
  readonly panel?: (typeof panels)[number] | undefined;
}

/** Reads tab and panel from an address; what is not one of them is left out. */
export function tenantSearch(search: RawSearch): TenantSearch {
  return { tab: wordParameter(search['tab'], tabs), panel: wordParameter(search['panel'], panels) };
}
