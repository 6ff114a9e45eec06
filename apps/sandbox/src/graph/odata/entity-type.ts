import { invalidQuery } from '../errors.ts';

export interface Property<T> {
  readonly read: (item: T) => unknown;
}
/** How one Graph type is read from what the sandbox holds: the one table behind `$select`, `$filter`, `$search` and `$orderby`. */
export interface EntityType<T> {
  /** Such as `microsoft.graph.user`. */
  readonly name: string;
  readonly idOf: (item: T) => string;
  readonly properties: ReadonlyMap<string, Property<T>>;
  /** What is shown without `$select`. */
  readonly defaults: (item: T) => readonly string[];
  /** The `@odata.type` of items in collections of several types. */
  readonly annotate?: (item: T) => string;
  /** What may be read of one item: undefined means everything. */
  readonly readable?: (item: T) => ReadonlySet<string> | undefined;
  /** What may be read of every item alike, and so be asked about in a filter; undefined means everything. */
  readonly readableOfAll?: ReadonlySet<string>;
  /** Tells whether an item has the property at all, in collections of several types. */
  readonly has?: (item: T, property: string) => boolean;
}

/** A property by name, or a 400 in Graph's words. */
export function propertyOf<T>(type: EntityType<T>, name: string): Property<T> {
  const property = type.properties.get(name);
  if (!property) throw invalidQuery(`Could not find a property named '${name}' on type '${type.name}'.`);
  return property;
}

/** A property table from readers by name. */
export function propertyTable<T>(
  readers: Readonly<Record<string, (item: T) => unknown>>,
): ReadonlyMap<string, Property<T>> {
  return new Map(Object.entries(readers).map(([name, read]) => [name, { read }]));
}

/** One item as Graph shows it: the selected properties, or the default ones. */
export function project<T>(
  type: EntityType<T>,
  item: T,
  select: readonly string[] | undefined,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  if (type.annotate) shown['@odata.type'] = type.annotate(item);
  const readable = type.readable?.(item);
  for (const name of selected(type, item, select)) {
    if (readable && !readable.has(name)) continue;
    if (type.has && !type.has(item, name)) continue;
    shown[name] = propertyOf(type, name).read(item) ?? null;
  }
  return shown;
}

function selected<T>(type: EntityType<T>, item: T, select: readonly string[] | undefined): readonly string[] {
  if (!select) return type.defaults(item);
  if (!select.includes('*')) return type.annotate && !select.includes('id') ? ['id', ...select] : select;
  return [...type.properties.keys()];
}

/** Refuses names the type does not have, so that a misspelt `$select` fails on an empty list too. */
export function checkSelect<T>(type: EntityType<T>, select: readonly string[] | undefined): void {
  for (const name of select ?? []) {
    if (name !== '*') propertyOf(type, name.split('/')[0] ?? name);
  }
}
