declare const filterMark: unique symbol;
declare const searchMark: unique symbol;

/** A `$filter` whose literals are escaped. Made by `filter` and the functions beside it, and by nothing else. */
export type FilterExpression = string & { readonly [filterMark]: true };
/** A `$search` whose texts are escaped. */
export type SearchExpression = string & { readonly [searchMark]: true };

export type FilterValue = string | boolean | Date | readonly string[];

/** The system query options the adapter uses. */
export interface QueryOptions {
  readonly select?: readonly string[];
  readonly expand?: string;
  readonly filter?: FilterExpression;
  readonly search?: SearchExpression;
  readonly orderBy?: string;
  readonly top?: number;
  readonly count?: true;
}

/**
 * A `$filter` in which every value becomes a literal: text is quoted and its quotes are doubled, a list becomes the right side of
 * `in`, a date becomes an unquoted moment. No value can end its literal.
 *
 * @see https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_URLParsing
 */
export function filter(parts: TemplateStringsArray, ...values: readonly FilterValue[]): FilterExpression {
  return parts.reduce((text, part, index) => `${text}${literal(values[index - 1] ?? '')}${part}`) as FilterExpression;
}

/** All of the given conditions; absent ones count as met. `undefined` when there is none. */
export function allOf(filters: readonly (FilterExpression | undefined)[]): FilterExpression | undefined {
  const present = filters.filter((one) => one !== undefined);
  if (present.length < 2) return present[0];
  return present.map((one) => `(${one})`).join(' and ') as FilterExpression;
}

/**
 * One clause of a `$search`: entries whose property has a word that begins with each word of the text.
 *
 * @see https://learn.microsoft.com/graph/search-query-parameter#using-search-on-directory-object-collections
 */
export function search(property: string, text: string): SearchExpression {
  return `"${property}:${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` as SearchExpression;
}

/** Entries that meet at least one of the clauses. */
export function anyOf(clauses: readonly SearchExpression[]): SearchExpression {
  return clauses.join(' OR ') as SearchExpression;
}

/** The query string with its `?`, percent-encoded; empty without options. */
export function queryString(options: QueryOptions): string {
  const parameters: readonly (readonly [string, string | undefined])[] = [
    ['$filter', options.filter],
    ['$search', options.search],
    ['$select', options.select?.join(',')],
    ['$expand', options.expand],
    ['$orderby', options.orderBy],
    ['$top', options.top?.toString()],
    ['$count', options.count?.toString()],
  ];
  const text = parameters
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encoded(value)}`]))
    .join('&');
  return text === '' ? '' : `?${text}`;
}

function literal(value: FilterValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  return `(${value.map(literal).join(',')})`;
}

/** Half a surrogate pair has no UTF-8 form; it would make the encoding throw. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%2C', ',');
}
