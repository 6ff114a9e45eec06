import { badRequest, unsupportedQuery } from '../errors.ts';
import { walkFilter, type FilterExpression } from './filter-expression.ts';
import type { QueryOptions } from './query-options.ts';

const mostAlternatives = 15;

/** What a directory collection answers without the advanced-query header. */
export interface DirectoryRules {
  /** Properties that sort without `ConsistencyLevel: eventual`. */
  readonly plainOrder: ReadonlySet<string>;
  /** Properties that can be filtered only in an advanced query. */
  readonly advancedFilter: ReadonlySet<string>;
  /** Whether any `$filter` here is an advanced one, as on casts and on members. */
  readonly everyFilterAdvanced: boolean;
}

/**
 * Refuses what Microsoft Entra serves only from its index, unless the header says that is wanted.
 *
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function checkDirectoryQuery(
  query: QueryOptions,
  filter: FilterExpression | undefined,
  rules: DirectoryRules,
): void {
  if (query.search !== undefined && !query.eventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  if (filter && hasContains(filter))
    throw unsupportedQuery("The operator 'contains' is not supported in $filter here.");
  if (filter) checkSize(filter);
  const advanced = needsIndex(query, filter, rules);
  if (advanced && !(query.eventual && (query.count || query.search !== undefined))) {
    throw unsupportedQuery(
      "This query needs the header 'ConsistencyLevel: eventual' and $count=true: it is supported by advanced queries only.",
    );
  }
  if (query.expand.length > 0 && query.eventual && (advanced || query.count || query.search !== undefined)) {
    throw unsupportedQuery('The $expand query option is not supported with advanced queries.');
  }
}

/** Refuses an OData cast such as `members/microsoft.graph.user` outside an advanced query. */
export function checkCast(query: QueryOptions): void {
  if (!query.eventual || !query.count) {
    throw unsupportedQuery(
      "A cast needs the header 'ConsistencyLevel: eventual' and $count=true: it is an advanced query.",
    );
  }
}

/** Refuses a `$count` segment without the header. */
export function checkCountSegment(query: QueryOptions): void {
  if (!query.eventual) throw badRequest('$count is not currently supported.');
}

function needsIndex(query: QueryOptions, filter: FilterExpression | undefined, rules: DirectoryRules): boolean {
  const ordered = query.orderBy.length > 0;
  if (ordered && (filter || query.orderBy.some(({ property }) => !rules.plainOrder.has(property)))) return true;
  if (!filter) return false;
  if (rules.everyFilterAdvanced) return true;
  let advanced = false;
  walkFilter(filter, (expression) => {
    if (expression.kind === 'not') advanced = true;
    if (expression.kind === 'compare') {
      if (expression.operator === 'ne') advanced = true;
      for (const operand of [expression.left, expression.right]) {
        if (operand.kind === 'path' && rules.advancedFilter.has(operand.path[0] ?? '')) advanced = true;
        if (operand.kind === 'path' && operand.path.includes('$count')) advanced = true;
      }
    }
    if (expression.kind === 'text' && expression.function === 'endswith') advanced = true;
  });
  return advanced;
}

/** The directory takes at most 15 values in one `in` or one chain of `or`. */
function checkSize(filter: FilterExpression): void {
  const alternatives = (expression: FilterExpression): number => {
    if (expression.kind === 'or') return alternatives(expression.left) + alternatives(expression.right);
    return expression.kind === 'in' ? expression.values.length : 1;
  };
  walkFilter(filter, (expression) => {
    const count = alternatives(expression);
    if (count > mostAlternatives) {
      throw unsupportedQuery(
        `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${mostAlternatives}.`,
      );
    }
  });
}

function hasContains(filter: FilterExpression): boolean {
  let found = false;
  walkFilter(filter, (expression) => {
    if (expression.kind === 'text' && expression.function === 'contains') found = true;
  });
  return found;
}
