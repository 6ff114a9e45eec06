import { contextOf } from './graph-address.ts';
import { requestDenied, unsupportedQuery } from './errors.ts';
import { checkDirectoryQuery, type DirectoryRules } from './odata/advanced-query.ts';
import { checkSelect, project, propertyOf, type EntityType, type Property } from './odata/entity-type.ts';
import { compileFilter } from './odata/filter-evaluation.ts';
import type { FilterExpression } from './odata/filter-expression.ts';
import { parseFilter } from './odata/filter-parser.ts';
import { sortItems } from './odata/ordering.ts';
import type { OrderBy } from './odata/query-options.ts';
import { createSearchIndex, type SearchIndex } from './odata/search-index.ts';
import { parseSearch, type SearchExpression } from './odata/search-parser.ts';
import { writeSkipToken } from './odata/skip-token.ts';
import type { Answer, Call } from './operation.ts';
import { firstOf, nextLink, pageSizeOf, reachOf, startOf, type PageSize } from './paging.ts';

/** One collection of Graph and how it lists. */
export interface Collection<T> {
  readonly type: EntityType<T>;
  /** What follows `$metadata#`. */
  readonly context: string;
  /** Called once the query is known to be allowed. */
  readonly items: () => Iterable<T>;
  readonly pageSize: PageSize;
  /** Set for collections of the directory, whose advanced queries need the header. */
  readonly directory?: DirectoryRules;
  /** Reports compare strings with case. */
  readonly caseSensitive?: boolean;
  /** How many items there are, for collections in which going through them takes long. */
  readonly size?: () => number;
  /** Finds one item by id as a list shows it, so that a filter by ids need not look at everything. */
  readonly byId?: (id: string) => T | undefined;
  /** An index kept for the collection; without one, a search indexes the items it was given. */
  readonly searchIndex?: () => SearchIndex<T>;
  /** More members of one item, such as an expanded navigation. */
  readonly expanded?: (item: T, names: readonly string[]) => Readonly<Record<string, unknown>>;
}

/**
 * Lists a collection as the query asks: filter, search, order, page, count, projection. `@odata.count` is on the first page
 * only and the next link is absolute.
 *
 * @see https://learn.microsoft.com/graph/paging
 */
export function answerCollection<T>(call: Call, collection: Collection<T>): Answer {
  const { query } = call;
  const { type } = collection;
  checkSelect(type, query.select);
  const found = findItems(call, collection);
  const size = pageSizeOf(query.top, collection.pageSize);
  const counted = query.count && query.skipToken === undefined && (!collection.directory || query.eventual);
  const sorts = query.orderBy.length > 0 && !found.inOrder;
  const ordered = sorts
    ? sortItems([...found.items], type, query.orderBy)
    : counted
      ? [...found.items]
      : firstOf(found.items, reachOf(query.skipToken, size));
  const start = startOf(ordered, type.idOf, query.skipToken);
  const page = ordered.slice(start, start + size);
  const last = page.at(-1);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(collection.context, query.select),
      ...(counted ? { '@odata.count': ordered.length } : {}),
      ...(last !== undefined && start + size < ordered.length
        ? { '@odata.nextLink': nextLink(call, writeSkipToken({ offset: start + size, afterId: type.idOf(last) })) }
        : {}),
      value: page.map((item) => ({
        ...project(type, item, query.select),
        ...(query.expand.length > 0 ? collection.expanded?.(item, query.expand) : {}),
      })),
    },
  };
}

/** The number of items the query finds: what a `$count` segment answers, as plain text. */
export function countItems<T>(call: Call, collection: Collection<T>): Answer {
  const { filter, search } = call.query;
  const whole = filter === undefined && search === undefined ? collection.size?.() : undefined;
  if (whole !== undefined) return { status: 200, body: String(whole) };
  let count = 0;
  for (const _item of findItems(call, collection).items) count += 1;
  return { status: 200, body: String(count) };
}

/** What a query finds, and whether it is in the order asked for already. */
interface FoundItems<T> {
  readonly items: Iterable<T>;
  readonly inOrder: boolean;
}

function findItems<T>(call: Call, collection: Collection<T>): FoundItems<T> {
  const { query } = call;
  const { type } = collection;
  const filter = query.filter === undefined ? undefined : parseFilter(query.filter);
  if (collection.directory) checkDirectoryQuery(query, filter, collection.directory);
  else if (query.search !== undefined) throw unsupportedQuery('The $search query option is not supported here.');
  const matches = filter
    ? compileFilter(filter, {
        property: (name) => searchable(type, name).read,
        caseSensitive: collection.caseSensitive ?? false,
      })
    : undefined;
  const [order, ...more] = query.orderBy;
  const indexed = order && more.length === 0 && orderedProperties.has(order.property) ? order : undefined;
  const inOrder = indexed !== undefined && collection.searchIndex !== undefined;
  const items =
    query.search === undefined
      ? candidates(collection, filter, inOrder ? indexed : undefined)
      : searchItems(query.search, collection, inOrder ? indexed : undefined);
  return { items: matches ? matching(items, matches) : items, inOrder: inOrder && !namesIds(collection, filter) };
}

/** The properties whose order an index keeps. */
const orderedProperties: ReadonlySet<string> = new Set(['displayName', 'userPrincipalName']);

function matching<T>(items: Iterable<T>, matches: (item: T) => boolean): Iterable<T> {
  return Array.isArray(items) ? (items as readonly T[]).filter(matches) : matchingLazily(items, matches);
}

function* matchingLazily<T>(items: Iterable<T>, matches: (item: T) => boolean): Generator<T> {
  for (const item of items) if (matches(item)) yield item;
}

/** A property that may be asked about: what a token cannot read, it cannot find out by asking either. */
function searchable<T>(type: EntityType<T>, name: string): Property<T> {
  const property = propertyOf(type, name);
  if (type.readableOfAll && !type.readableOfAll.has(name)) throw requestDenied();
  return property;
}

/** The items a filter has to look at: those it names by id, or all. */
function candidates<T>(
  collection: Collection<T>,
  filter: FilterExpression | undefined,
  order: OrderBy | undefined,
): Iterable<T> {
  const { byId } = collection;
  if (!byId || filter?.kind !== 'in' || !namesIds(collection, filter)) {
    return (order && collection.searchIndex?.().ordered(order)) ?? collection.items();
  }
  const named = new Set(
    filter.values.map((operand) => (operand.kind === 'literal' ? String(operand.value).toLowerCase() : '')),
  );
  return [...named].flatMap((id) => byId(id) ?? []);
}

/** Whether a filter names the items it wants by their ids. */
function namesIds<T>(collection: Collection<T>, filter: FilterExpression | undefined): boolean {
  const byIds = filter?.kind === 'in' && filter.left.kind === 'path' && filter.left.path.join('/') === 'id';
  return byIds && collection.byId !== undefined;
}

function searchItems<T>(search: string, collection: Collection<T>, order: OrderBy | undefined): readonly T[] {
  const { type } = collection;
  const expression = parseSearch(search);
  const index =
    collection.searchIndex?.() ??
    createSearchIndex([...collection.items()], (item, property) => propertyOf(type, property).read(item));
  checkSearched(expression, (property) => searchable(type, property));
  return index.search(expression, order);
}

function checkSearched(expression: SearchExpression, check: (property: string) => void): void {
  if (expression.kind === 'clause') {
    check(expression.property);
  } else {
    checkSearched(expression.left, check);
    checkSearched(expression.right, check);
  }
}
