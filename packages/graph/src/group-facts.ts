import type { GroupFacts, Person } from '@tenantry/domain';
import { itemsOrThrow, readInBatches, type BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, path } from './graph-path.ts';
import { booleanIn, requiredTextIn, textIn, textsIn, type JsonObject } from './json.ts';
import { filter } from './odata.ts';
import { personProperties, toPerson } from './person.ts';

/** How many values Graph takes in an `in`. */
const mostValues = 15;

const largestPage = 999;
const groupProperties = [
  'id',
  'displayName',
  'securityEnabled',
  'mailEnabled',
  'groupTypes',
  'membershipRuleProcessingState',
] as const;

/**
 * The groups among the ids with their people: direct members, owners who are none, groups inside and who is in only through
 * these. An id that is no group is absent. Two rounds of batches at most for groups whose members fit on a page.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export async function readGroupFacts(
  client: GraphClient,
  groupIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, GroupFacts>> {
  const reads = groupReads(groupIds);
  return collectGroupFacts(client, groupIds, await readInBatches(client, reads, signal), signal);
}

/** The reads of the first round, to be shared with other reads; their answers go to `collectGroupFacts` in the same order. */
export function groupReads(groupIds: readonly string[]): readonly BatchRead[] {
  const ids = groupIds.map(guid);
  const people = { select: personProperties, top: largestPage };
  return [
    ...lists(ids).map((some) => ({
      path: path`/groups`,
      query: { filter: filter`id in ${some}`, select: groupProperties, top: largestPage },
    })),
    ...ids.flatMap((id) => [
      { path: path`/groups/${id}/members`, query: people },
      { path: path`/groups/${id}/owners`, query: people },
    ]),
  ];
}

/** Makes facts of the answers to `groupReads`, asking once more for groups that have groups inside. */
export async function collectGroupFacts(
  client: GraphClient,
  groupIds: readonly string[],
  answers: Awaited<ReturnType<typeof readInBatches>>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, GroupFacts>> {
  const listed = answers.length - 2 * groupIds.length;
  const groups = new Map(
    answers
      .slice(0, listed)
      .flatMap(itemsOrThrow)
      .map((group) => [textIn(group, 'id'), group]),
  );
  const found = groupIds.flatMap((id, index) => {
    const group = groups.get(id);
    const [members, owners] = answers.slice(listed + 2 * index);
    // A group that was deleted between two parts of a batch is as good as missing.
    const gone = [members, owners].some((answer) => answer?.ok === false && answer.error.code === 'not-found');
    return group === undefined || gone ? [] : [{ group, members: itemsOrThrow(members), owners: itemsOrThrow(owners) }];
  });
  const nesting = found.filter(({ members }) => members.some(isGroup));
  const transitive = await readInBatches(
    client,
    nesting.map(({ group }) => ({
      path: path`/groups/${guid(requiredTextIn(group, 'id'))}/transitiveMembers`,
      query: { select: personProperties, top: largestPage },
    })),
    signal,
  );
  const within = new Map(nesting.map(({ group }, index) => [group, itemsOrThrow(transitive[index])]));
  return new Map(
    found.map(({ group, members, owners }) => {
      const facts = toGroupFacts(group, members, owners, within.get(group) ?? []);
      return [facts.groupId, facts];
    }),
  );
}

/** The values in lists short enough for one `in` each. */
export function lists<T>(values: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / mostValues) }, (_, index) =>
    values.slice(index * mostValues, (index + 1) * mostValues),
  );
}

function toGroupFacts(
  group: JsonObject,
  members: readonly JsonObject[],
  owners: readonly JsonObject[],
  transitive: readonly JsonObject[],
): GroupFacts {
  const directMembers = people(members);
  const direct = new Set(directMembers.map((person) => person.userId));
  const groupId = requiredTextIn(group, 'id');
  const nested = members.filter(isGroup);
  return {
    groupId,
    displayName: textIn(group, 'displayName') ?? groupId,
    securityEnabled: booleanIn(group, 'securityEnabled') ?? false,
    mailEnabled: booleanIn(group, 'mailEnabled') ?? false,
    ...membershipOf(group),
    directMembers,
    ownersOutside: people(owners).filter((person) => !direct.has(person.userId)),
    nestedGroups: nested.map((one) => {
      const id = requiredTextIn(one, 'id');
      return { groupId: id, displayName: textIn(one, 'displayName') ?? id };
    }),
    nestedOnlyMembers: people(transitive).filter((person) => !direct.has(person.userId)),
    otherMemberCount: members.length - directMembers.length - nested.length,
  };
}

function membershipOf(group: JsonObject): Pick<GroupFacts, 'membership' | 'ruleProcessing'> {
  if (!textsIn(group, 'groupTypes').includes('DynamicMembership')) {
    return { membership: 'assigned', ruleProcessing: 'not-applicable' };
  }
  const paused = textIn(group, 'membershipRuleProcessingState')?.toLowerCase() === 'paused';
  return { membership: 'dynamic', ruleProcessing: paused ? 'paused' : 'on' };
}

function people(items: readonly JsonObject[]): readonly Person[] {
  return items.filter((item) => item['@odata.type'] === '#microsoft.graph.user').map(toPerson);
}

function isGroup(item: JsonObject): boolean {
  return item['@odata.type'] === '#microsoft.graph.group';
}
