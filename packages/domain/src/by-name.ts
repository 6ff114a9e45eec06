const collator = new Intl.Collator('en');

/** Orders what people read by its name, and what has the same name by its id, so that the order is always the same. */
export function byName(
  a: { readonly displayName: string; readonly id: string },
  b: { readonly displayName: string; readonly id: string },
): number {
  const names = collator.compare(a.displayName, b.displayName);
  if (names !== 0) return names;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
