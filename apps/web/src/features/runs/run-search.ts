import { textParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

/** What the address of a run says about the people it took out: which of them, and which page. */
export interface RunSearch {
  readonly q?: string | undefined;
  /** Counted from 1; the first when absent. */
  readonly page?: number | undefined;
}

function pageParameter(value: unknown): number | undefined {
  const page = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isInteger(page) && page > 1 && page <= 10_000 ? page : undefined;
}

/** Reads search and page from an address; what is neither is left out. */
export function runSearch(search: RawSearch): RunSearch {
  return { q: textParameter(search['q']), page: pageParameter(search['page']) };
}
