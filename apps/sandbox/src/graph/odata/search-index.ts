import type { OrderBy } from './query-options.ts';
import type { SearchExpression } from './search-parser.ts';
import { compareKeys, sortKey } from './ordering.ts';
import { searchParts, searchTokens } from './search-tokens.ts';

export interface SearchIndex<T> {
  /** What the expression finds, in the order asked for or that of the collection. */
  search(expression: SearchExpression, order?: OrderBy): readonly T[];
  /** Everything in the order asked for. */
  ordered(order: OrderBy): Iterable<T>;
}
/** One byte per item: whether it is found. */
type Found = Uint8Array<ArrayBuffer>;
/** Keys in order, each with the positions of the items that have it; found by binary search. */
interface SortedTable {
  readonly keys: readonly string[];
  readonly positions: readonly (readonly number[])[];
}

/** Only these are split into tokens; every other property is found by how it begins. */
const tokenised: ReadonlySet<string> = new Set(['displayName', 'description']);

/**
 * An index over items as they are now: it does not follow later changes. The table of a property is built when it is first
 * searched; after that a search costs about a byte per item and clause.
 */
export function createSearchIndex<T>(
  items: readonly T[],
  read: (item: T, property: string) => unknown,
): SearchIndex<T> {
  const tables = new Map<string, SortedTable>();
  const orders = new Map<string, readonly number[]>();
  const lists = new Map<string, readonly T[]>();
  const positionsIn = ({ property, descending }: OrderBy): readonly number[] =>
    remembered(orders, `${property}/${String(descending)}`, () =>
      sortedPositions(items, (item) => read(item, property), descending),
    );
  const table = (property: string): SortedTable =>
    remembered(tables, property, () => buildTable(items, (item) => keysOf(property, read(item, property))));
  const clause = (property: string, text: string): Found => {
    if (!tokenised.has(property)) return startingWith(table(property), text.toLowerCase(), items.length);
    const parts = searchParts(text).map((part) => startingWith(table(property), part, items.length));
    return parts.length === 0 ? new Uint8Array(items.length) : parts.reduce(inBoth);
  };
  const evaluate = (expression: SearchExpression): Found => {
    if (expression.kind === 'clause') return clause(expression.property, expression.text);
    const left = evaluate(expression.left);
    const right = evaluate(expression.right);
    return expression.kind === 'and' ? inBoth(left, right) : inEither(left, right);
  };
  return {
    search(expression, order) {
      const found = evaluate(expression);
      if (order === undefined) return itemsAt(items, found);
      return pick(items, positionsIn(order), found);
    },
    ordered: (order) =>
      remembered(lists, `${order.property}/${String(order.descending)}`, () =>
        pick(items, positionsIn(order), new Uint8Array(items.length).fill(1)),
      ),
  };
}

function remembered<V>(known: Map<string, V>, key: string, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** Positions in order of a property. Equal items keep their order, in both directions. */
function sortedPositions<T>(items: readonly T[], read: (item: T) => unknown, descending: boolean): readonly number[] {
  const keys = items.map((item) => sortKey(read(item)));
  const sign = descending ? -1 : 1;
  return items.map((_, position) => position).toSorted((left, right) => sign * compareKeys(keys[left], keys[right]));
}

function keysOf(property: string, value: unknown): Iterable<string> {
  if (typeof value !== 'string') return [];
  return tokenised.has(property) ? searchTokens(value) : [value.toLowerCase()];
}

function buildTable<T>(items: readonly T[], keysOfItem: (item: T) => Iterable<string>): SortedTable {
  const postings = new Map<string, number[]>();
  for (const [position, item] of items.entries()) {
    for (const key of keysOfItem(item)) {
      const posting = postings.get(key);
      if (posting) posting.push(position);
      else postings.set(key, [position]);
    }
  }
  const keys = [...postings.keys()].toSorted(byCodeUnit);
  return { keys, positions: keys.map((key) => postings.get(key) ?? []) };
}

function startingWith(table: SortedTable, prefix: string, size: number): Found {
  const found = new Uint8Array(size);
  for (let index = firstAtLeast(table.keys, prefix); index < table.keys.length; index += 1) {
    if (!table.keys[index]?.startsWith(prefix)) break;
    for (const position of table.positions[index] ?? []) found[position] = 1;
  }
  return found;
}

function firstAtLeast(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Narrows `left` to what `right` has as well. Plain loops: these run over every item of a tenant. */
function inBoth(left: Found, right: Found): Found {
  for (let position = 0; position < left.length; position += 1) {
    if (right[position] === 0) left[position] = 0;
  }
  return left;
}

/** Widens `left` by what `right` has. */
function inEither(left: Found, right: Found): Found {
  for (let position = 0; position < left.length; position += 1) {
    if (right[position] === 1) left[position] = 1;
  }
  return left;
}

function itemsAt<T>(items: readonly T[], found: Found): readonly T[] {
  const chosen: T[] = [];
  for (let position = found.indexOf(1); position >= 0; position = found.indexOf(1, position + 1)) {
    const item = items[position];
    if (item !== undefined) chosen.push(item);
  }
  return chosen;
}

function pick<T>(items: readonly T[], positions: readonly number[], found: Found): readonly T[] {
  const chosen: T[] = [];
  for (const position of positions) {
    const item = found[position] === 1 ? items[position] : undefined;
    if (item !== undefined) chosen.push(item);
  }
  return chosen;
}

function byCodeUnit(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
