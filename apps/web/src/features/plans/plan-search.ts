import type { PlannedPerson } from '@tenantry/contract';
import { guidParameter, textParameter, wordParameter } from '../../shared/search-parameters.ts';
import type { RawSearch } from '../../shared/search-parameters.ts';

/** What a plan can do to a person, in the order in which it matters. */
export const effects = [
  'removed',
  'left-behind',
  'created',
  'guest',
  'kept',
  'skipped',
] as const satisfies readonly PlannedPerson['effect'][];

/** What the address of a plan says: the tab (the tenants when none is named) and the filters of the people. */
export interface PlanSearch {
  readonly tab?: 'people' | 'graph-calls' | undefined;
  readonly tenantId?: string | undefined;
  readonly effect?: PlannedPerson['effect'] | undefined;
  readonly q?: string | undefined;
  /** Counted from 1; the first when absent. */
  readonly page?: number | undefined;
}

function pageParameter(value: unknown): number | undefined {
  const page = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isInteger(page) && page > 1 && page <= 10_000 ? page : undefined;
}

/** Reads tab and filters from an address; what is not one of them is left out. */
export function planSearch(search: RawSearch): PlanSearch {
  return {
    tab: wordParameter(search['tab'], ['people', 'graph-calls']),
    tenantId: guidParameter(search['tenantId']),
    effect: wordParameter(search['effect'], effects),
    q: textParameter(search['q']),
    page: pageParameter(search['page']),
  };
}
