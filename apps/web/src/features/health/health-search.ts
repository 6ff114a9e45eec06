import { wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

const severities = ['error', 'warning', 'note'] as const;

/** What the address of the Health page says: which findings, all of them when none is named, and whether all tenants are checked. */
export interface HealthSearch {
  readonly show?: (typeof severities)[number] | undefined;
  readonly check?: 'prerequisites' | undefined;
}

/** Reads filter and check from an address; what is not one of them is left out. */
export function healthSearch(search: RawSearch): HealthSearch {
  return { show: wordParameter(search['show'], severities), check: wordParameter(search['check'], ['prerequisites']) };
}
