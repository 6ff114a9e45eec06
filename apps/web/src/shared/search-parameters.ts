/** What is in the address after the question mark, before anybody has checked it. */
export type RawSearch = Readonly<Record<string, unknown>>;

/** Reads an address's search as plain texts: `?q=12` is the text "12". */
export function parsePlainSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes search parameters plainly, leaving out what is not set, so that an address can be read and typed. */
export function stringifyPlainSearch(search: RawSearch): string {
  const given = Object.entries(search).flatMap(([key, value]) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
      ? [[key, String(value)]]
      : [],
  );
  const text = new URLSearchParams(given).toString();
  return text ? `?${text}` : '';
}

/** A text of at most `longest` characters, or `undefined`. */
export function textParameter(value: unknown, longest = 120): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longest) : undefined;
}

/** One of the given words, or `undefined` for everything else. */
export function wordParameter<const Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

/** A GUID in lower case, or `undefined`. */
export function guidParameter(value: unknown): string | undefined {
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  return typeof value === 'string' && guid.test(value) ? value.toLowerCase() : undefined;
}

/** A path of the portal itself; anything that could lead elsewhere becomes `/`. */
export function pathParameter(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || value.startsWith('//') || value.includes('\\')) return '/';
  try {
    const base = 'https://portal.invalid';
    const url = new URL(value, base);
    return url.origin === base ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}
