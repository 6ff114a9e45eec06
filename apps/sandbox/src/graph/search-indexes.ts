import type { World } from '../world/world.ts';
import { userType } from './entities/user.ts';
import type { EntityType } from './odata/entity-type.ts';
import { createSearchIndex, type SearchIndex } from './odata/search-index.ts';
import { alive, living } from './visibility.ts';

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
    if (Math.abs(now - known.checked) < checkedFor) return withoutDeleted(known.index);
    if (known.indexed.every(({ item, values }) => readers.every((read, index) => read(item) === values[index]))) {
      known.checked = now;
      return withoutDeleted(known.index);
    }
  }
  const items = [...collection.values()];
  const index = createSearchIndex(items, (item, property) => type.properties.get(property)?.read(item));
  const indexed = items.map((item) => ({ item, values: readers.map((read) => read(item)) }));
  kept.set(collection, { index, size: collection.size, indexed, checked: now });
  return withoutDeleted(index);
}

/** Forgets the index of a collection that Graph itself has just changed. */
export function forgetSearchIndex(collection: ReadonlyMap<string, unknown>): void {
  kept.delete(collection);
}

/** An index whose finds are shown as `seen` tells, or left out where it tells nothing. */
export function throughReplica<T>(index: SearchIndex<T>, seen: (item: T) => T | undefined): SearchIndex<T> {
  return {
    search: (expression, order) => index.search(expression, order).flatMap((item) => seen(item) ?? []),
    *ordered(order) {
      for (const item of index.ordered(order)) {
        const shown = seen(item);
        if (shown !== undefined) yield shown;
      }
    },
  };
}

function withoutDeleted<T extends Deletable>(index: SearchIndex<T>): SearchIndex<T> {
  return {
    search: (expression, order) => index.search(expression, order).filter(alive),
    ordered: (order) => living(index.ordered(order)),
  };
}

const manyPeople = 10_000;

/** Builds what the first search in a very large tenant would otherwise have to wait for. */
export function warmSearchIndexes(world: World, now: number): void {
  for (const { users } of world.tenants.values()) {
    if (users.size < manyPeople) continue;
    const index = keptSearchIndex(users, userType, now);
    for (const property of searched) index.search({ kind: 'clause', property, text: ' ' });
    index.search(
      { kind: 'clause', property: 'displayName', text: ' ' },
      { property: 'displayName', descending: false },
    );
  }
}
