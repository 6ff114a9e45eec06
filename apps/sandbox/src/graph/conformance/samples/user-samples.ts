import { ids } from '../../testing/small-world.ts';
import { eventual, type Sample } from './sample.ts';

const usual =
  'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id';
const listed = usual.replaceAll(/(\S+)/g, 'value[].$1');

/** People. */
export const userSamples: readonly Sample[] = [
  {
    operation: 'GET /users',
    sentence: 'users are listed',
    source: 'user-list',
    request: () => ({ path: '/users' }),
    status: 200,
    members: `@odata.context ${listed}`,
  },
  {
    operation: 'GET /users',
    sentence: 'users are found by the beginning of their name, in its order, and counted',
    source: 'user-list',
    request: () => ({
      path: "/users?$filter=startswith(displayName,'a')&$orderby=displayName&$count=true&$top=1",
      options: eventual,
    }),
    status: 200,
    members: `@odata.context @odata.nextLink ${listed}`,
    facts: { '@odata.count': 2 },
  },
  {
    operation: 'GET /users',
    sentence: 'users are found by the end of their address',
    source: 'user-list',
    request: () => ({
      path: "/users?$count=true&$filter=endswith(mail,'a@contoso.com')&$orderby=userPrincipalName&$select=id,displayName,mail,userPrincipalName",
      options: eventual,
    }),
    status: 200,
    facts: { '@odata.count': 0, value: [] },
  },
  {
    operation: 'GET /users',
    sentence: 'users are searched for by either of two words',
    source: 'user-list',
    request: () => ({
      path: '/users?$search="displayName:be" OR "displayName:ad"&$orderby=displayName&$count=true',
      options: eventual,
    }),
    status: 200,
    members: `@odata.context @odata.count ${listed}`,
  },
  {
    operation: 'GET /users/$count',
    sentence: 'users are counted',
    source: 'user-list',
    request: () => ({ path: '/users/$count', options: eventual }),
    status: 200,
  },
  {
    operation: 'GET /users/{user-id}',
    sentence: 'a user is read',
    source: 'user-get',
    request: () => ({ path: `/users/${ids.ann}` }),
    status: 200,
    members: usual,
  },
  {
    operation: 'GET /users/{user-id}',
    sentence: 'chosen members of a user are read by sign-in name',
    source: 'user-get',
    request: ({ sandbox }) => ({
      path: `/users/${sandbox.home.users.get(ids.ben)?.userPrincipalName ?? ''}?$select=displayName,givenName,postalCode,identities`,
    }),
    status: 200,
    members:
      '@odata.context displayName givenName postalCode identities[].signInType identities[].issuer identities[].issuerAssignedId',
  },
  {
    operation: 'PATCH /users/{user-id}',
    sentence: 'the telephone and the office of a user are changed',
    source: 'user-update',
    request: () => ({
      path: `/users/${ids.ben}`,
      body: { businessPhones: ['+1 425 555 0109'], officeLocation: '18/2111' },
    }),
    status: 204,
  },
  {
    operation: 'POST /directoryObjects/getByIds',
    sentence: 'objects are read by their ids',
    source: 'directoryobject-getbyids',
    request: () => ({ path: '/directoryObjects/getByIds', body: { ids: [ids.ann, ids.ben], types: ['user'] } }),
    status: 200,
    members: '@odata.context value[].@odata.type value[].id value[].displayName',
  },
];
