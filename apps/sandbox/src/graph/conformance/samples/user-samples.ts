import { ids, smallUser } from '../../testing/small-world.ts';
import type { SamplePlace } from './sample-place.ts';
import { contextFact, eventual, type Sample } from './sample.ts';

const usual =
  'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id';
const listed = usual.replaceAll(/(\S+)/g, 'value[].$1');
const chosen = '$select=displayName,givenName,postalCode,identities';
const identity = 'identities[].signInType identities[].issuer identities[].issuerAssignedId';
const stranger = 'e8b753b5-4117-464e-9a08-713e1ff266b3';

/** One more person, such as an example finds. */
function addPerson(name: string, changes: Parameters<typeof smallUser>[2] = {}): (place: SamplePlace) => void {
  return ({ sandbox }) => {
    sandbox.home.users.set(stranger, smallUser(stranger, name, changes));
  };
}

/** People. */
export const userSamples: readonly Sample[] = [
  {
    operation: 'GET /users',
    sentence: 'users are listed',
    source: 'user-list',
    request: () => ({ path: '/users' }),
    status: 200,
    members: listed,
    facts: contextFact('users'),
  },
  {
    operation: 'GET /users',
    sentence: 'a user is found by a sign-in name',
    source: 'user-list',
    given: addPerson('John Smith', {
      identities: [{ signInType: 'emailAddress', issuer: 'My B2C tenant', issuerAssignedId: 'j.smith@yahoo.com' }],
    }),
    request: () => ({
      path: "/users?$select=displayName,id&$filter=identities/any(c:c/issuerAssignedId eq 'j.smith@yahoo.com' and c/issuer eq 'My B2C tenant')",
    }),
    status: 200,
    facts: { value: [{ displayName: 'John Smith', id: stranger }] },
  },
  {
    operation: 'GET /users/$count',
    sentence: 'users are counted',
    source: 'user-list',
    request: () => ({ path: '/users/$count', options: eventual }),
    status: 200,
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
    members: `@odata.nextLink ${listed}`,
    facts: { ...contextFact('users'), '@odata.count': 2 },
  },
  {
    operation: 'GET /users',
    sentence: 'users are found by the end of their address',
    source: 'user-list',
    given: addPerson('Grady Archie', { mail: 'GradyA@contoso.com' }),
    request: () => ({
      path: "/users?$filter=endswith(mail,'a@contoso.com')&$orderby=userPrincipalName&$count=true",
      options: eventual,
    }),
    status: 200,
    members: listed,
    facts: { ...contextFact('users'), '@odata.count': 1, value: [{ mail: 'GradyA@contoso.com' }] },
  },
  {
    operation: 'GET /users',
    sentence: 'users are searched for by a word',
    source: 'user-list',
    given: addPerson('Oscar Ward'),
    request: () => ({ path: '/users?$search="displayName:wa"&$orderby=displayName&$count=true', options: eventual }),
    status: 200,
    members: listed,
    facts: { ...contextFact('users'), '@odata.count': 1, value: [{ displayName: 'Oscar Ward' }] },
  },
  {
    operation: 'GET /users',
    sentence: 'users are searched for by either of two words',
    source: 'user-list, which leaves out the equals sign after $orderby',
    given: addPerson('Oscar Ward'),
    request: () => ({
      path: '/users?$search="displayName:wa" OR "displayName:ad"&$orderby=displayName&$count=true',
      options: eventual,
    }),
    status: 200,
    members: listed,
    facts: {
      ...contextFact('users'),
      '@odata.count': 2,
      value: [{ displayName: 'Alex Admin' }, { displayName: 'Oscar Ward' }],
    },
  },
  {
    operation: 'GET /users',
    sentence: 'guests are found by the end of their sign-in name',
    source: 'user-list',
    given: addPerson('Adele Vance', {
      userType: 'Guest',
      userPrincipalName: 'AdeleV_adatum.com#EXT#@contoso.com',
    }),
    request: () => ({
      path: "/users?$select=id,displayName,mail,identities&$filter=endsWith(userPrincipalName,'%23EXT%23@contoso.com')&$count=true",
      options: eventual,
    }),
    status: 200,
    members: identity.replaceAll(/(\S+)/g, 'value[].$1'),
    facts: {
      ...contextFact('users(id,displayName,mail,identities)'),
      '@odata.count': 1,
      value: [{ id: stranger, displayName: 'Adele Vance' }],
    },
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
    sentence: 'chosen members of a user are read',
    source: 'user-get',
    request: () => ({ path: `/users/${ids.ben}?${chosen}` }),
    status: 200,
    members: `displayName givenName postalCode ${identity}`,
    facts: contextFact('users(displayName,givenName,postalCode,identities)/$entity'),
  },
  {
    operation: 'GET /users/{user-id}',
    sentence: 'chosen members of a user are read by sign-in name',
    source: 'derived from user-get, which allows the name in the address and has ids in its examples',
    request: ({ sandbox }) => ({
      path: `/users/${sandbox.home.users.get(ids.ben)?.userPrincipalName ?? ''}?${chosen}`,
    }),
    status: 200,
    members: `displayName givenName postalCode ${identity}`,
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
    members: 'value[].@odata.type value[].id value[].accountEnabled value[].displayName',
    facts: contextFact('directoryObjects'),
  },
];
