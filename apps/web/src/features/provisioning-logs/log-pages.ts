import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ProvisioningLogRow } from '@tenantry/contract';
import { portalQuery } from '../../shared/portal-query.ts';
import type { ProvisioningLogsSearch } from './provisioning-logs-search.ts';

const pageSize = 200;

/** The numbers of the pages that hold the rows from `first` to `last`. */
export function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(first / pageSize);
  const until = Math.floor(last / pageSize);
  return Array.from({ length: until - from + 1 }, (_, index) => from + index);
}

function pageQuery(search: ProvisioningLogsSearch, page: number) {
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
  return portalQuery('provisioningLogs.list', { query: { ...given, offset: page * pageSize, limit: pageSize } });
}

/** The first page of the log, which also tells how long it is; read again every half minute. */
export function useFirstLogPage(search: ProvisioningLogsSearch) {
  return useQuery({ ...pageQuery(search, 0), placeholderData: keepPreviousData, refetchInterval: 30_000 });
}

/**
 * Gives the rows of a long log by number, reading the pages in view.
 * @param settled while the list is scrolled fast nothing new is asked for.
 */
export function useLogRows(
  search: ProvisioningLogsSearch,
  pages: readonly number[],
  settled: boolean,
): (index: number) => ProvisioningLogRow | undefined {
  const results = useQueries({
    queries: pages.map((page) => ({ ...pageQuery(search, page), enabled: settled, placeholderData: keepPreviousData })),
  });
  const rows = new Map(pages.map((page, index) => [page, results[index]?.data?.rows]));
  return (index) => rows.get(Math.floor(index / pageSize))?.[index % pageSize];
}
