import type { Clock } from '../clock/virtual-clock.ts';

/** Eventual consistency over the true world. Keys look like `<tenantId>/servicePrincipals/<id>`. */
export interface Replication {
  created(key: string): void;
  /** `before` is a copy of what the object was, taken by the caller. */
  changed(key: string, before: unknown): void;
  deleted(key: string, before: unknown): void;
  /** What a replica shows of one object now; lists lag longer than reads by id. */
  seen<T>(key: string, current: T | undefined, how: 'by-id' | 'in-list'): T | undefined;
  /** A collection as a replica shows it, with what is deleted but still listed at the end; read as far as it is asked for. */
  shown<T>(prefix: string, current: ReadonlyMap<string, T>): Iterable<T>;
  /** {@link shown} as a list of its own. */
  listed<T>(prefix: string, current: ReadonlyMap<string, T>): T[];
  /** Whether something of a collection is not seen everywhere yet. */
  lags(prefix: string): boolean;
  /** Everything is seen at once from now on, as in a world just begun. */
  clear(): void;
}
/** How long one write takes to be seen, in milliseconds of the clock. */
export interface ReplicationLag {
  readonly byId: number;
  /** Never shorter than by id. */
  readonly inList: number;
}
/** One write that not every replica has yet. `before` is what a replica without it shows. */
interface Write {
  readonly before: unknown;
  readonly arrivesById: number;
  readonly arrivesInList: number;
}

/**
 * Replication over a clock. `lagOf` draws how long one write to the object of a key takes to be seen; 0 means at once. A later
 * write to the same object never arrives before an earlier one.
 */
export function createReplication(clock: Clock, lagOf: (key: string) => ReplicationLag): Replication {
  const collections = new Map<string, Map<string, Write[]>>();

  const record = (key: string, before: unknown): void => {
    const { byId, inList } = lagOf(key);
    if (inList <= 0) return;
    const { prefix, id } = split(key);
    const now = clock.now();
    let collection = collections.get(prefix);
    if (collection === undefined) collections.set(prefix, (collection = new Map()));
    const pending = unfinished(collection.get(id) ?? [], now);
    const latest = pending.at(-1);
    const arrivesById = Math.max(now + byId, latest?.arrivesById ?? 0);
    const arrivesInList = Math.max(now + inList, latest?.arrivesInList ?? 0, arrivesById);
    collection.set(id, [...pending, { before, arrivesById, arrivesInList }]);
  };

  const pendingOf = (prefix: string, id: string): readonly Write[] => {
    const collection = collections.get(prefix);
    const writes = collection?.get(id);
    if (collection === undefined || writes === undefined) return [];
    const pending = unfinished(writes, clock.now());
    if (pending.length === 0) collection.delete(id);
    if (collection.size === 0) collections.delete(prefix);
    return pending;
  };

  const seenIn = <T>(prefix: string, id: string, current: T | undefined, how: 'by-id' | 'in-list'): T | undefined => {
    const now = clock.now();
    const missing = pendingOf(prefix, id).find(
      (write) => (how === 'by-id' ? write.arrivesById : write.arrivesInList) > now,
    );
    return missing === undefined ? current : (missing.before as T | undefined);
  };

  const shownIn = function* <T>(prefix: string, current: ReadonlyMap<string, T>): Generator<T> {
    const collection = collections.get(prefix);
    const ids = [...(collection?.keys() ?? [])];
    for (const [id, item] of current) {
      const seen = collection?.has(id) ? seenIn(prefix, id, item, 'in-list') : item;
      if (seen !== undefined) yield seen;
    }
    for (const id of ids) {
      const seen = current.has(id) ? undefined : seenIn<T>(prefix, id, undefined, 'in-list');
      if (seen !== undefined) yield seen;
    }
  };
  const shown = <T>(prefix: string, current: ReadonlyMap<string, T>): Iterable<T> => {
    const trimmed = prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
    return collections.has(trimmed) ? shownIn(trimmed, current) : current.values();
  };

  return {
    created: (key) => record(key, undefined),
    changed: record,
    deleted: record,
    seen(key, current, how) {
      if (collections.size === 0) return current;
      const { prefix, id } = split(key);
      return seenIn(prefix, id, current, how);
    },
    lags: (prefix) => collections.has(prefix),
    shown,
    listed: (prefix, current) => [...shown(prefix, current)],
    clear: () => collections.clear(),
  };
}

function split(key: string): { prefix: string; id: string } {
  const slash = key.lastIndexOf('/');
  return { prefix: key.slice(0, Math.max(slash, 0)), id: key.slice(slash + 1) };
}

function unfinished(writes: readonly Write[], now: number): Write[] {
  return writes.filter((write) => write.arrivesInList > now);
}
