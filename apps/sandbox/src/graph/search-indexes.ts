import type { EntityType } from './odata/entity-type.ts';
import { createSearchIndex, type SearchIndex } from './odata/search-index.ts';
import { alive } from './visibility.ts';

interface KeptIndex<T> {
  readonly index: SearchIndex<T>;
  readonly size: number;
  /** When it was built, on the virtual clock. */
  readonly built: number;
}
type Deletable = { readonly deletedDateTime: string | null };

const kept = new WeakMap<ReadonlyMap<string, unknown>, KeptIndex<unknown>>();

/** How old an index may be when nothing came or went, in ms of the virtual clock: Graph's index lags writes as well. */
const staleAfter = 60_000;

/**
 * The search index of one collection of the world. It lives outside the world, is rebuilt when something came or went or a
 * minute has passed on the virtual clock, and never finds what is in the recycle bin by now.
 */
export function keptSearchIndex<T extends Deletable>(
  collection: ReadonlyMap<string, T>,
  type: EntityType<T>,
  now: number,
): SearchIndex<T> {
  const known = kept.get(collection) as KeptIndex<T> | undefined;
  if (known && known.size === collection.size && Math.abs(now - known.built) < staleAfter) return living(known.index);
  const items = [...collection.values()].filter(alive);
  const index = createSearchIndex(items, (item, property) => type.properties.get(property)?.read(item));
  kept.set(collection, { index, size: collection.size, built: now });
  return living(index);
}

/** Forgets the index of a collection that Graph itself has just changed. */
export function forgetSearchIndex(collection: ReadonlyMap<string, unknown>): void {
  kept.delete(collection);
}

function living<T extends Deletable>(index: SearchIndex<T>): SearchIndex<T> {
  return { search: (expression) => index.search(expression).filter(alive) };
}
