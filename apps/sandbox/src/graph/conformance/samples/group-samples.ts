import { ids, smallGroup, smallUser } from '../../testing/small-world.ts';
import type { SamplePlace } from './sample-place.ts';
import { contextFact, eventual, type Sample } from './sample.ts';

const group =
  'id deletedDateTime classification createdDateTime description displayName expirationDateTime groupTypes isAssignableToRole mail mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesLastSyncDateTime onPremisesSecurityIdentifier onPremisesSyncEnabled preferredDataLocation preferredLanguage proxyAddresses renewedDateTime resourceBehaviorOptions resourceProvisioningOptions securityEnabled theme visibility onPremisesProvisioningErrors';
const listed = group.replaceAll(/(\S+)/g, 'value[].$1');
const published = '02bd9fd6-8f93-4758-87c3-1fb73740a315';
const members = `/groups/${ids.sales}/members`;

/** One more group, such as an example finds. */
function addGroup(name: string, changes: Parameters<typeof smallGroup>[2] = {}): (place: SamplePlace) => void {
  return ({ sandbox }) => {
    sandbox.home.groups.set(published, smallGroup(published, name, changes));
  };
}

/** Groups, who is in them and who owns them. */
export const groupSamples: readonly Sample[] = [
  {
    operation: 'GET /groups',
    sentence: 'groups are listed',
    source: 'group-list',
    request: () => ({ path: '/groups' }),
    status: 200,
    members: listed,
    facts: contextFact('groups'),
  },
  {
    operation: 'GET /groups',
    sentence: 'groups of Microsoft 365 are found by their kind',
    source: 'group-list',
    given: addGroup('Golf Assist', { groupTypes: ['Unified'] }),
    request: () => ({ path: "/groups?$filter=groupTypes/any(c:c+eq+'Unified')" }),
    status: 200,
    facts: { value: [{ displayName: 'Golf Assist' }] },
  },
  {
    operation: 'GET /groups',
    sentence: 'a group is found by the beginning of its name, and those that are found counted',
    source: 'group-list',
    given: addGroup('a'),
    request: () => ({
      path: "/groups?$filter=startswith(displayName, 'a')&$count=true&$top=1&$orderby=displayName",
      options: eventual,
    }),
    status: 200,
    facts: { ...contextFact('groups'), '@odata.count': 1, value: [{ displayName: 'a' }] },
  },
  {
    operation: 'GET /groups',
    sentence: 'groups are searched for by words of name or description',
    source: 'group-list',
    given: addGroup('Video Production', { description: 'Video Production' }),
    request: () => ({
      path: '/groups?$search="displayName:Video" OR "description:prod"&$orderby=displayName&$count=true',
      options: eventual,
    }),
    status: 200,
    facts: { ...contextFact('groups'), '@odata.count': 1, value: [{ displayName: 'Video Production' }] },
  },
  {
    operation: 'GET /groups',
    sentence: 'security groups whose members follow a rule are found',
    source: 'group-list',
    given: addGroup('Guests', {
      membershipRule: 'user.userType -contains "Guest"',
      membershipRuleProcessingState: 'On',
    }),
    request: () => ({
      path: "/groups?$filter=mailEnabled eq false and securityEnabled eq true and NOT(groupTypes/any(s:s eq 'Unified')) and membershipRuleProcessingState eq 'On'&$count=true&$select=id,membershipRule,membershipRuleProcessingState",
      options: eventual,
    }),
    status: 200,
    members: 'value[].membershipRule',
    facts: {
      ...contextFact('groups(id,membershipRule,membershipRuleProcessingState)'),
      '@odata.count': 1,
      value: [{ id: published, membershipRuleProcessingState: 'On' }],
    },
  },
  {
    operation: 'GET /groups/{group-id}',
    sentence: 'a group is read',
    source: 'group-get',
    given: addGroup('HR Taskforce'),
    request: () => ({ path: `/groups/${published}` }),
    status: 200,
    members: `${group} onPremisesDomainName onPremisesNetBiosName onPremisesSamAccountName`,
    facts: {
      ...contextFact('groups/$entity'),
      securityIdentifier: 'S-1-12-1-45981654-1196986259-3072312199-363020343',
    },
  },
  {
    operation: 'GET /groups/{group-id}/members',
    sentence: 'the direct members of a group are listed',
    source: 'group-list-members',
    request: () => ({ path: members }),
    status: 200,
    members: 'value[].@odata.type value[].id value[].mail',
    facts: contextFact('directoryObjects'),
  },
  {
    operation: 'GET /groups/{group-id}/members/$count',
    sentence: 'the direct members of a group are counted',
    source: 'group-list-members',
    request: () => ({ path: `${members}/$count`, options: eventual }),
    status: 200,
  },
  {
    operation: 'GET /groups/{group-id}/members/microsoft.graph.user',
    sentence: 'the users in a group are searched for by a word of their name',
    source: 'group-list-members',
    given: ({ sandbox }) => {
      sandbox.home.users.set(published, smallUser(published, 'Preston Morales'));
      sandbox.home.groups.get(ids.sales)?.members.push(published);
    },
    request: () => ({
      path: `${members}/microsoft.graph.user?$count=true&$orderby=displayName&$search="displayName:Pr"&$select=displayName,id`,
      options: eventual,
    }),
    status: 200,
    facts: {
      ...contextFact('users(displayName,id)'),
      '@odata.count': 1,
      value: [{ displayName: 'Preston Morales', id: published }],
    },
  },
  {
    operation: 'GET /groups/{group-id}/members',
    sentence: 'members of a group are found by the beginning of their name',
    source: 'group-list-members',
    request: () => ({
      path: `${members}?$count=true&$filter=startswith(displayName, 'a')`,
      options: eventual,
    }),
    status: 200,
    members: 'value[].displayName value[].mail',
    facts: { ...contextFact('directoryObjects'), '@odata.count': 1 },
  },
  {
    operation: 'GET /groups/{group-id}/owners',
    sentence: 'the owners of a group are listed',
    source: 'group-list-owners',
    request: () => ({ path: `/groups/${ids.sales}/owners` }),
    status: 200,
    members: 'value[].@odata.type value[].id value[].accountEnabled value[].displayName value[].userPrincipalName',
    facts: contextFact('directoryObjects'),
  },
  {
    operation: 'GET /groups/{group-id}/transitiveMembers',
    sentence: 'everybody in a group, and in the groups inside, is listed',
    source: 'group-list-transitivemembers',
    request: () => ({ path: `/groups/${ids.sales}/transitiveMembers` }),
    status: 200,
    members: 'value[].@odata.type value[].id value[].mail',
  },
];
