import { searchParts, searchTokens } from './search-tokens.ts';

export interface SearchIndex<T> {
  /** Items one of whose display name or description tokens begins with every token of `text`. */
  byTokens(property: string, text: string): ReadonlySet<T>;
  /** Items whose property begins with `text`, without case. */
  byPrefix(property: string, text: string): ReadonlySet<T>;
}
/** Values in order, each with the items that have it; found by binary search. */
interface SortedTable<T> {
  readonly keys: readonly string[];
  readonly items: readonly (readonly T[])[];
}

/**
 * An index over items as they are now: it does not follow later changes. Tables are built when a property is first searched,
 * after which a search costs what it finds.
 */
export function createSearchIndex<T>(
  items: readonly T[],
  read: (item: T, property: string) => unknown,
): SearchIndex<T> {
  const tables = new Map<string, SortedTable<T>>();
  const table = (kind: 'tokens' | 'prefix', property: string): SortedTable<T> => {
    const name = `${kind} ${property}`;
    let found = tables.get(name);
    if (!found) {
      found = buildTable(items, (item) => {
        const value = read(item, property);
        if (typeof value !== 'string') return [];
        return kind === 'tokens' ? searchTokens(value) : [value.toLowerCase()];
      });
      tables.set(name, found);
    }
    return found;
  };
  return {
    byTokens(property, text) {
      const parts = searchParts(text);
      if (parts.length === 0) return new Set();
      return parts.map((part) => startingWith(table('tokens', property), part)).reduce(intersection);
    },
    byPrefix: (property, text) => startingWith(table('prefix', property), text.toLowerCase()),
  };
}

function buildTable<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): SortedTable<T> {
  const postings = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const posting = postings.get(key);
      if (posting) posting.push(item);
      else postings.set(key, [item]);
    }
  }
  const keys = [...postings.keys()].toSorted(byCodePoint);
  return { keys, items: keys.map((key) => postings.get(key) ?? []) };
}

function startingWith<T>(table: SortedTable<T>, prefix: string): ReadonlySet<T> {
  const found = new Set<T>();
  for (let index = firstAtLeast(table.keys, prefix); index < table.keys.length; index += 1) {
    if (!table.keys[index]?.startsWith(prefix)) break;
    for (const item of table.items[index] ?? []) found.add(item);
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

/** What is in both sets. */
export function intersection<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): ReadonlySet<T> {
  const [smaller, larger] = left.size <= right.size ? [left, right] : [right, left];
  return new Set([...smaller].filter((item) => larger.has(item)));
}

function byCodePoint(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
