import type { Principal, PrincipalFacts } from '@tenantry/domain';
import { itemsOrThrow, readInBatches } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, path } from './graph-path.ts';
import { collectGroupFacts, groupReads, lists } from './group-facts.ts';
import { filter } from './odata.ts';
import { personProperties, toPerson } from './person.ts';

/**
 * Facts of users and groups, all of them in shared batches. A principal that is not there, or is of another kind than said, is
 * `missing`.
 */
export async function readPrincipals(
  client: GraphClient,
  principals: readonly Principal[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PrincipalFacts>> {
  const userIds = idsOf(principals, 'user');
  const groupIds = idsOf(principals, 'group');
  const userReads = lists(userIds.map(guid)).map((some) => ({
    path: path`/users`,
    query: { filter: filter`id in ${some}`, select: personProperties, top: 999 },
  }));
  const answers = await readInBatches(client, [...userReads, ...groupReads(groupIds)], signal);
  const people = new Map(
    answers
      .slice(0, userReads.length)
      .flatMap(itemsOrThrow)
      .map(toPerson)
      .map((person) => [person.userId, person]),
  );
  const groups = await collectGroupFacts(client, groupIds, answers.slice(userReads.length), signal);
  const factsOf = (principal: Principal): PrincipalFacts => {
    const person = principal.kind === 'user' ? people.get(principal.id) : undefined;
    if (person !== undefined) return { kind: 'user', principal: named(principal, person.displayName), person };
    const group = principal.kind === 'group' ? groups.get(principal.id) : undefined;
    if (group !== undefined) return { kind: 'group', principal: named(principal, group.displayName), group };
    return { kind: 'missing', principal };
  };
  return new Map(principals.map((principal) => [principal.id, factsOf(principal)]));
}

/** The directory's name of today, whatever it was when somebody picked. */
function named(principal: Principal, displayName: string): Principal {
  return { ...principal, displayName };
}

function idsOf(principals: readonly Principal[], kind: Principal['kind']): readonly string[] {
  return [...new Set(principals.filter((principal) => principal.kind === kind).map((principal) => principal.id))];
}
