import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { roleName } from './directory-roles.ts';

export interface Account {
  readonly user: User;
  readonly role: string;
}
const most = 12;

/**
 * The accounts the picker offers: the personas of the home tenant, elsewhere everybody with a directory role and somebody
 * without. A search looks through everybody by name and address.
 */
export function accountsToPick(world: World, tenant: Tenant, search: string): readonly Account[] {
  const wanted = search.trim().toLowerCase();
  const people = [...tenant.users.values()].filter((user) => user.deletedDateTime === null);
  if (wanted !== '') {
    return people
      .filter((user) => `${user.displayName} ${user.userPrincipalName}`.toLowerCase().includes(wanted))
      .slice(0, most)
      .map(account);
  }
  if (tenant.tenantId === world.homeTenantId) {
    const personas = world.personas.flatMap(({ userId, role }) => {
      const user = tenant.users.get(userId);
      return user === undefined || user.deletedDateTime !== null ? [] : [{ user, role }];
    });
    if (personas.length > 0) return personas;
  }
  const members = people.filter((user) => user.accountEnabled && user.userType !== 'Guest');
  const withRole = members.filter((user) => user.directoryRoles.length > 0);
  const without = members.filter((user) => user.directoryRoles.length === 0);
  return [...withRole.slice(0, most - 1), ...without.slice(0, 1)].map(account);
}

function account(user: User): Account {
  return { user, role: roleName(user.directoryRoles) };
}
