import type { ProvisioningLogRow } from '@tenantry/contract';
import { guidParameter, textParameter, wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

/** The statuses by which the logs can be filtered. */
export const filterStatuses = [
  'success',
  'failure',
  'skipped',
  'warning',
] as const satisfies readonly ProvisioningLogRow['status'][];

/** What the address of the logs says: which tenant, which status, which words. */
export interface ProvisioningLogsSearch {
  readonly tenantId?: string | undefined;
  readonly status?: (typeof filterStatuses)[number] | undefined;
  readonly q?: string | undefined;
}

/** Reads the filters from an address; what is not one of them is left out. */
export function provisioningLogsSearch(search: RawSearch): ProvisioningLogsSearch {
  return {
    tenantId: guidParameter(search['tenantId']),
    status: wordParameter(search['status'], filterStatuses),
    q: textParameter(search['q']),
  };
}
