import { invalidQuery, unsupportedQuery } from '../errors.ts';

export interface OrderBy {
  readonly property: string;
  readonly descending: boolean;
}
/** The system query options of one request, checked for form but not yet against a type. */
export interface QueryOptions {
  readonly select: readonly string[] | undefined;
  readonly expand: readonly string[];
  readonly filter: string | undefined;
  readonly search: string | undefined;
  readonly orderBy: readonly OrderBy[];
  readonly top: number | undefined;
  readonly count: boolean;
  readonly skipToken: string | undefined;
  /** Whether the request carries `ConsistencyLevel: eventual`. Links to next pages do not: it has to be sent again. */
  readonly eventual: boolean;
  /** The query as sent, without `?`: next links repeat it. */
  readonly raw: string;
}

/** Reads the `$` options of a query string (without `?`); throws a 400 for a malformed one. Other parameters are ignored, as Graph does. */
export function parseQueryOptions(raw: string, consistencyLevel: string | null): QueryOptions {
  // The names of system query options are read in any case; pages of the reference write `$orderBy` as well.
  const parameters = new Map([...new URLSearchParams(raw)].map(([name, value]) => [name.toLowerCase(), value]));
  const read = (name: string): string | undefined => parameters.get(`$${name}`);
  if (parameters.has('$skip')) throw unsupportedQuery("'$skip' is not supported by the service.");
  return {
    select: list(read('select')),
    expand: list(read('expand')) ?? [],
    filter: read('filter'),
    search: read('search'),
    orderBy: parseOrderBy(read('orderby')),
    top: parseTop(read('top')),
    count: parseCount(read('count')),
    skipToken: read('skiptoken'),
    eventual: consistencyLevel?.toLowerCase() === 'eventual',
    raw,
  };
}

function list(value: string | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const names = value.split(',').map((name) => name.trim());
  const kept = names.filter((name) => name !== '');
  return kept.length === 0 ? undefined : kept;
}

function parseOrderBy(value: string | undefined): readonly OrderBy[] {
  return (list(value) ?? []).map((part) => {
    const [property = '', direction = 'asc', ...rest] = part.split(/\s+/);
    if (rest.length > 0 || !['asc', 'desc'].includes(direction.toLowerCase())) {
      throw invalidQuery(`Syntax error in the $orderby clause '${part}'.`);
    }
    return { property, descending: direction.toLowerCase() === 'desc' };
  });
}

function parseTop(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw invalidQuery(`Invalid value '${value}' for $top query option found.`);
  return Number(value);
}

function parseCount(value: string | undefined): boolean {
  if (value === undefined) return false;
  if (value !== 'true' && value !== 'false')
    throw invalidQuery(`Invalid value '${value}' for $count query option found.`);
  return value === 'true';
}
