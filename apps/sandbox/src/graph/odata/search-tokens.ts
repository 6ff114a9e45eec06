/**
 * The parts of a text between spaces, symbols, digits and lower-to-upper case changes, in lower case.
 *
 * @see https://learn.microsoft.com/graph/search-query-parameter#using-search-on-directory-object-collections
 */
export function searchParts(text: string): readonly string[] {
  const parts = text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{N}+|\p{Lu}/gu) ?? [];
  return parts.map((part) => part.toLowerCase());
}

/** The tokens Graph's index keeps of a name: its parts, and each space-separated word as a whole without symbols. */
export function searchTokens(text: string): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const word of text.split(/\s+/)) {
    const parts = searchParts(word);
    for (const part of parts) tokens.add(part);
    if (parts.length > 1) tokens.add(parts.join(''));
  }
  return tokens;
}
