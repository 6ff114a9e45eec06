import { propertyOf, type EntityType } from './entity-type.ts';
import type { OrderBy } from './query-options.ts';

/** A sorted copy. Strings sort without case, nulls first; equal items keep their order. */
export function sortItems<T>(items: readonly T[], type: EntityType<T>, orderBy: readonly OrderBy[]): readonly T[] {
  if (orderBy.length === 0) return items;
  const keys = orderBy.map(({ property, descending }) => ({
    read: propertyOf(type, property).read,
    sign: descending ? -1 : 1,
  }));
  const keyed = items.map((item) => ({ item, values: keys.map((key) => sortKey(key.read(item))) }));
  keyed.sort((left, right) => {
    for (const [index, key] of keys.entries()) {
      const order = compareKeys(left.values[index], right.values[index]);
      if (order !== 0) return order * key.sign;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

/** What a value sorts by: strings without case, nothing before everything. */
export function sortKey(value: unknown): string | number {
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : '';
}

/** The order of two {@link sortKey}s. */
export function compareKeys(left: string | number = '', right: string | number = ''): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
