/** How a job maps people: its attribute mappings and scoping filters, each as a name and what there is to say of it. */
export interface SynchronizationSchema {
  readonly mappings: readonly SchemaEntry[];
  readonly filters: readonly SchemaEntry[];
}

/** `name` is the only one of its kind in a schema. */
export interface SchemaEntry {
  readonly name: string;
  readonly text: string;
}

/** An entry that is not as it was. */
export type SchemaDifference =
  | { readonly change: 'added'; readonly name: string; readonly after: string }
  | { readonly change: 'removed'; readonly name: string; readonly before: string }
  | { readonly change: 'changed'; readonly name: string; readonly before: string; readonly after: string };

/** What has become of the entries, in order of name; their own order says nothing. */
export function schemaDifferences(
  before: readonly SchemaEntry[],
  after: readonly SchemaEntry[],
): readonly SchemaDifference[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((name): SchemaDifference[] => {
    const [was, is] = [old.get(name), now.get(name)];
    if (is !== undefined && was === undefined) return [{ change: 'added', name, after: is }];
    if (was !== undefined && is === undefined) return [{ change: 'removed', name, before: was }];
    if (was === undefined || is === undefined || was === is) return [];
    return [{ change: 'changed', name, before: was, after: is }];
  });
}

function textsOf(entries: readonly SchemaEntry[]): ReadonlyMap<string, string> {
  return new Map(entries.map(({ name, text }) => [name, text]));
}
