import type { PrincipalMatch, PrincipalNote } from '@tenantry/contract';
import type { GroupFacts } from '@tenantry/domain';
import type { FoundGroup, FoundUser, SearchResult } from '@tenantry/graph';

/** What was found, with what an administrator should know before picking it; groups before users. */
export function viewMatches(result: SearchResult): { matches: PrincipalMatch[]; more: boolean } {
  const matches = [...result.groups.map(matchOfGroup), ...result.users.map(matchOfUser)];
  const total = (result.userCount ?? result.users.length) + (result.groupCount ?? result.groups.length);
  return { matches, more: total > matches.length };
}

function matchOfUser(user: FoundUser): PrincipalMatch {
  const notes: PrincipalNote[] = [];
  if (user.external) notes.push({ code: 'external-user' });
  else if (user.userType === 'guest') notes.push({ code: 'guest' });
  if (!user.accountEnabled) notes.push({ code: 'sign-in-blocked' });
  return {
    id: user.id,
    kind: 'user',
    displayName: user.displayName,
    detail: user.detail,
    pickable: !user.external && user.userType !== 'guest',
    notes,
  };
}

function matchOfGroup(group: FoundGroup): PrincipalMatch {
  const empty = group.directMemberCount === 0;
  const notes: PrincipalNote[] = [];
  if (!group.securityEnabled) notes.push({ code: 'not-security-enabled' });
  if (empty) notes.push({ code: 'empty-group' });
  if (group.dynamic) notes.push({ code: 'dynamic-group' });
  return {
    id: group.id,
    kind: 'group',
    displayName: group.displayName,
    ...(group.detail === '' ? {} : { detail: group.detail }),
    ...(group.directMemberCount === undefined ? {} : { directMemberCount: group.directMemberCount }),
    pickable: group.securityEnabled && !empty,
    notes,
  };
}

/** A group that was picked, with what only a look inside tells. */
export function viewGroup(group: GroupFacts): PrincipalMatch {
  const notes: PrincipalNote[] = [];
  const note = (code: PrincipalNote['code'], count: number): void => {
    if (count > 0) notes.push({ code, count });
  };
  if (!group.securityEnabled) notes.push({ code: 'not-security-enabled' });
  if (group.directMembers.length === 0) notes.push({ code: 'empty-group' });
  if (group.membership === 'dynamic') notes.push({ code: 'dynamic-group' });
  if (group.ruleProcessing === 'paused') notes.push({ code: 'dynamic-rule-paused' });
  note('owners-not-shared', group.ownersOutside.length);
  note('nested-groups-not-shared', group.nestedGroups.length);
  note('other-members-not-shared', group.otherMemberCount);
  note('external-user', group.directMembers.filter((person) => person.external).length);
  note('sign-in-blocked', group.directMembers.filter((person) => !person.accountEnabled).length);
  return {
    id: group.groupId,
    kind: 'group',
    displayName: group.displayName,
    directMemberCount: group.directMembers.length,
    pickable: group.securityEnabled && group.directMembers.length > 0,
    notes,
  };
}
