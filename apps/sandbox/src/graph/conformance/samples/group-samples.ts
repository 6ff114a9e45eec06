import { ids } from '../../testing/small-world.ts';
import { eventual, type Sample } from './sample.ts';

const group =
  'id deletedDateTime createdDateTime description displayName groupTypes mail mailEnabled mailNickname membershipRule membershipRuleProcessingState securityEnabled visibility';
const members = `/groups/${ids.sales}/members`;

/** Groups, who is in them and who owns them. */
export const groupSamples: readonly Sample[] = [
  {
    operation: 'GET /groups',
    sentence: 'groups are listed',
    source: 'group-list',
    request: () => ({ path: '/groups' }),
    status: 200,
    members: `@odata.context ${group.replaceAll(/(\S+)/g, 'value[].$1')}`,
  },
  {
    operation: 'GET /groups',
    sentence: 'groups of Microsoft 365 are found by their kind',
    source: 'group-list',
    request: () => ({ path: "/groups?$filter=groupTypes/any(c:c+eq+'Unified')" }),
    status: 200,
    facts: { value: [] },
  },
  {
    operation: 'GET /groups',
    sentence: 'groups are searched for by words of name or description',
    source: 'group-list',
    request: () => ({
      path: '/groups?$search="displayName:Sales" OR "description:prod"&$orderby=displayName&$count=true',
      options: eventual,
    }),
    status: 200,
    facts: { '@odata.count': 2 },
  },
  {
    operation: 'GET /groups/{group-id}',
    sentence: 'a group is read',
    source: 'group-get',
    request: () => ({ path: `/groups/${ids.sales}` }),
    status: 200,
    members: `@odata.context ${group}`,
  },
  {
    operation: 'GET /groups/{group-id}/members',
    sentence: 'the direct members of a group are listed',
    source: 'group-list-members',
    request: () => ({ path: members }),
    status: 200,
    members: '@odata.context value[].@odata.type value[].id',
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
    request: () => ({
      path: `${members}/microsoft.graph.user?$count=true&$orderBy=displayName&$search="displayName:An"&$select=displayName,id`,
      options: eventual,
    }),
    status: 200,
    members: '@odata.context value[].displayName value[].id',
    facts: { '@odata.count': 1 },
  },
  {
    operation: 'GET /groups/{group-id}/members/microsoft.graph.user',
    sentence: 'the users in a group are found by the beginning of their name',
    source: 'group-list-members',
    request: () => ({
      path: `${members}/microsoft.graph.user?$count=true&$orderBy=displayName&$filter=startswith(displayName, 'a')`,
      options: eventual,
    }),
    status: 200,
    facts: { '@odata.count': 1 },
  },
  {
    operation: 'GET /groups/{group-id}/owners',
    sentence: 'the owners of a group are listed',
    source: 'group-list-owners',
    request: () => ({ path: `/groups/${ids.sales}/owners` }),
    status: 200,
    members: '@odata.context value[].@odata.type value[].id',
  },
  {
    operation: 'GET /groups/{group-id}/transitiveMembers',
    sentence: 'everybody in a group, and in the groups inside, is listed',
    source: 'group-list-transitivemembers',
    request: () => ({ path: `/groups/${ids.sales}/transitiveMembers` }),
    status: 200,
    members: 'value[].@odata.type value[].id',
  },
];
