import type { TestPerson } from './identity-provider.ts';

/** The personas of the tests, one for every way of having, or not having, a seat. */
export const globalAdministrator: TestPerson = {
  userId: 'aaaaaaaa-0000-4000-8000-000000000001',
  displayName: 'Ada Administrator',
  wids: ['62e90394-69f5-4237-9190-012177145e10'],
};
export const helpdeskAdministrator: TestPerson = {
  userId: 'aaaaaaaa-0000-4000-8000-000000000002',
  displayName: 'Hal Helpdesk',
  wids: ['729827e3-9c14-49f7-bb1b-9608f156bbb8'],
};
export const appRoleHolder: TestPerson = {
  userId: 'aaaaaaaa-0000-4000-8000-000000000003',
  displayName: 'Rolf Role',
  wids: [],
  roles: ['Tenantry.Helpdesk'],
};
export const globalReaderByGraph: TestPerson = {
  userId: 'aaaaaaaa-0000-4000-8000-000000000004',
  displayName: 'Rita Reader',
  directoryRoles: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'],
};
export const userWithoutRole: TestPerson = {
  userId: 'aaaaaaaa-0000-4000-8000-000000000005',
  displayName: 'Uwe User',
  wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
  roles: ['Something.Else'],
};
