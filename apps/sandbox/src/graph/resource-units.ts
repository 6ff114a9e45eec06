import type { QueryOptions } from './odata/query-options.ts';

const reads: readonly (readonly [RegExp, number])[] = [
  [/^\/groups\/[^/]+\/transitiveMembers/i, 5],
  [/^\/groups\/[^/]+\/members/i, 3],
  [/^\/directoryObjects\/getByIds/i, 3],
  [/^\/users(\/\$count)?$/i, 2],
  [/^\/applications/i, 2],
  [/^\/servicePrincipals\/[^/]+\/appRoleAssignedTo/i, 2],
  [/^\/me\/(transitiveM|m)emberOf/i, 2],
];

/**
 * The resource units of one call to the directory: `$select` costs one less, `$expand` one more, `$top` under 20 one less,
 * and nothing costs less than one. Undefined for services that do not count in units.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export function resourceUnits(method: string, path: string, query: QueryOptions): number | undefined {
  if (/^\/auditLogs\/|\/synchronization\//i.test(path)) return undefined;
  const base = reads.find(([pattern]) => pattern.test(path))?.[1] ?? 1;
  if (method !== 'GET') return path.toLowerCase().startsWith('/directoryobjects/') ? base : 1;
  const select = query.select ? 1 : 0;
  const expand = query.expand.length > 0 ? 1 : 0;
  const small = query.top !== undefined && query.top < 20 ? 1 : 0;
  return Math.max(1, base - select + expand - small);
}
