const costs: readonly (readonly [RegExp, number])[] = [
  [/^\/users$/i, 2],
  [/^\/groups\/[^/]+\/transitiveMembers(\/|$)/i, 5],
  [/^\/groups\/[^/]+\/members(\/|$)/i, 3],
  [/^\/applications$/i, 2],
  [/^\/servicePrincipals\/[^/]+\/appRoleAssign(edTo|ments)$/i, 2],
  [/^\/me\/memberOf(\/|$)/i, 2],
  [/^\/directoryObjects\/(microsoft\.graph\.)?getByIds$/i, 3],
];

/**
 * What one Graph call costs in resource units; never less than 1.
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export function resourceUnits(method: string, path: string, query: string): number {
  const known = costs.find(([pattern]) => pattern.test(path))?.[1] ?? 1;
  const base = method === 'GET' || /getByIds$/i.test(path) ? known : 1;
  if (query === '') return base;
  const parameters = new URLSearchParams(query);
  const top = Number(parameters.get('$top') ?? Number.NaN);
  const select = parameters.has('$select') ? -1 : 0;
  const expand = parameters.has('$expand') ? 1 : 0;
  const small = top < 20 ? -1 : 0;
  return Math.max(1, base + select + expand + small);
}
