import type { EntityType } from './odata/entity-type.ts';
import { createSearchIndex, type SearchIndex } from './odata/search-index.ts';
import { alive } from './visibility.ts';

interface KeptIndex<T> {
  readonly index: SearchIndex<T>;
  readonly size: number;
  /** What was indexed, with the values it had. */
  readonly indexed: readonly { readonly item: T; readonly values: readonly unknown[] }[];
  /** When it was last known to be right, on the virtual clock. */
  checked: number;
}
type Deletable = { readonly deletedDateTime: string | null };

const kept = new WeakMap<ReadonlyMap<string, unknown>, KeptIndex<unknown>>();

/** How long changes made by others than Graph may stay unseen, in ms of the virtual clock: Graph's index lags writes as well. */
const checkedFor = 60_000;
/** The properties people search by. Changes of others are found when something else has changed too. */
const searched = ['displayName', 'mail', 'userPrincipalName'];

/**
 * The search index of one collection of the world. It lives outside the world and is built again when something came or went,
 * or when a look once a minute finds another name or address; it never finds what is in the recycle bin by now.
 */
export function keptSearchIndex<T extends Deletable>(
  collection: ReadonlyMap<string, T>,
  type: EntityType<T>,
  now: number,
): SearchIndex<T> {
  const known = kept.get(collection) as KeptIndex<T> | undefined;
  const readers = searched.flatMap((name) => type.properties.get(name)?.read ?? []);
  if (known && known.size === collection.size) {
    if (Math.abs(now - known.checked) < checkedFor) return living(known.index);
    if (known.indexed.every(({ item, values }) => readers.every((read, index) => read(item) === values[index]))) {
      known.checked = now;
      return living(known.index);
    }
  }
  const items = [...collection.values()];
  const index = createSearchIndex(items, (item, property) => type.properties.get(property)?.read(item));
  const indexed = items.map((item) => ({ item, values: readers.map((read) => read(item)) }));
  kept.set(collection, { index, size: collection.size, indexed, checked: now });
  return living(index);
}

/** Forgets the index of a collection that Graph itself has just changed. */
export function forgetSearchIndex(collection: ReadonlyMap<string, unknown>): void {
  kept.delete(collection);
}

function living<T extends Deletable>(index: SearchIndex<T>): SearchIndex<T> {
  return { search: (expression) => index.search(expression).filter(alive) };
}
