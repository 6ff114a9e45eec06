import { itemsOrThrow, readInBatches, type BatchAnswer, type BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, path } from './graph-path.ts';
import { booleanIn, numberIn, requiredTextIn, textIn, textsIn, type JsonObject } from './json.ts';
import { anyOf, search } from './odata.ts';
import { personProperties, toPerson } from './person.ts';

export interface FoundUser {
  readonly kind: 'user';
  readonly id: string;
  readonly displayName: string;
  /** The user principal name. */
  readonly detail: string;
  readonly accountEnabled: boolean;
  readonly userType: 'member' | 'guest' | 'unknown';
  /** Whether the account's home is another tenant: such people are never shared. */
  readonly external: boolean;
}

export interface FoundGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly displayName: string;
  /** The mail address, where there is one. */
  readonly detail: string;
  readonly securityEnabled: boolean;
  readonly mailEnabled: boolean;
  readonly dynamic: boolean;
  /** People who are members themselves, not through a group inside; absent when they may not be counted. */
  readonly directMemberCount?: number;
}

/** The first twenty of each kind. The counts tell how many there are in all, where Graph tells it. */
export interface SearchResult {
  readonly users: readonly FoundUser[];
  readonly groups: readonly FoundGroup[];
  readonly userCount?: number;
  readonly groupCount?: number;
}

const mostFound = 20;
const groupProperties = ['id', 'displayName', 'mail', 'securityEnabled', 'mailEnabled', 'groupTypes'] as const;

/**
 * Users and groups one of whose names has words that begin with each word of the text: one request for both kinds, and one for
 * the member counts of the groups. Without a text, the first of the directory. Found in an index: what was made just now may be
 * missing.
 *
 * @see https://learn.microsoft.com/graph/search-query-parameter#using-search-on-directory-object-collections
 */
export async function searchDirectory(client: GraphClient, text: string, signal?: AbortSignal): Promise<SearchResult> {
  const [users, groups] = await readInBatches(client, searchReads(text.trim()), signal);
  const foundGroups = itemsOrThrow(groups).slice(0, mostFound);
  const counts = await readInBatches(client, foundGroups.map(memberCountRead), signal);
  const userCount = countIn(users);
  const groupCount = countIn(groups);
  return {
    users: itemsOrThrow(users).slice(0, mostFound).map(toFoundUser),
    groups: foundGroups.map((group, index) => toFoundGroup(group, counts[index])),
    ...(userCount === undefined ? {} : { userCount }),
    ...(groupCount === undefined ? {} : { groupCount }),
  };
}

function searchReads(text: string): readonly BatchRead[] {
  const matching = (properties: readonly string[]): Pick<NonNullable<BatchRead['query']>, 'search' | 'orderBy'> =>
    text === '' ? { orderBy: 'displayName' } : { search: anyOf(properties.map((property) => search(property, text))) };
  const user = matching(['displayName', 'mail', 'userPrincipalName']);
  const group = matching(['displayName', 'mail']);
  const common = { top: mostFound, count: true } as const;
  return [
    {
      path: path`/users`,
      query: { ...user, ...common, select: personProperties },
      eventual: true,
      firstPageOnly: true,
    },
    {
      path: path`/groups`,
      query: { ...group, ...common, select: groupProperties },
      eventual: true,
      firstPageOnly: true,
    },
  ];
}

/** Only people count: groups inside and devices are members as well, and are never shared. */
function memberCountRead(group: JsonObject): BatchRead {
  return {
    path: path`/groups/${guid(requiredTextIn(group, 'id'))}/members/microsoft.graph.user`,
    query: { count: true, top: 1, select: ['id'] },
    eventual: true,
    firstPageOnly: true,
  };
}

function toFoundUser(user: JsonObject): FoundUser {
  const { userId, displayName, userPrincipalName, accountEnabled, userType, external } = toPerson(user);
  return { kind: 'user', id: userId, displayName, detail: userPrincipalName, accountEnabled, userType, external };
}

function toFoundGroup(group: JsonObject, count: BatchAnswer | undefined): FoundGroup {
  const id = requiredTextIn(group, 'id');
  const directMemberCount = countIn(count);
  return {
    kind: 'group',
    id,
    displayName: textIn(group, 'displayName') ?? id,
    detail: textIn(group, 'mail') ?? '',
    securityEnabled: booleanIn(group, 'securityEnabled') ?? false,
    mailEnabled: booleanIn(group, 'mailEnabled') ?? false,
    dynamic: textsIn(group, 'groupTypes').includes('DynamicMembership'),
    ...(directMemberCount === undefined ? {} : { directMemberCount }),
  };
}

function countIn(answer: BatchAnswer | undefined): number | undefined {
  return answer?.ok === true ? numberIn(answer.body as JsonObject, '@odata.count') : undefined;
}
