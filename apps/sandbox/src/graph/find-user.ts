import type { User } from '../world/user.ts';
import { resourceNotFound } from './errors.ts';
import type { Call } from './operation.ts';
import { alive, replicationKeys } from './visibility.ts';

/** A person by id or user principal name as a replica shows it, or 404. */
export function findUser(call: Call): User {
  const id = call.parameters['userId'] ?? '';
  const { tenant } = call;
  const byName = (): User | undefined => {
    if (!id.includes('@')) return undefined;
    const name = id.toLowerCase();
    for (const user of tenant.users.values()) {
      if (user.userPrincipalName.toLowerCase() === name && alive(user)) return user;
    }
    return undefined;
  };
  const current = alive(tenant.users.get(id.toLowerCase())) ?? byName();
  const key = replicationKeys.user(tenant.tenantId, current?.id ?? id.toLowerCase());
  const seen = call.replication.seen(key, current, 'by-id');
  if (!seen) throw resourceNotFound(id);
  return seen;
}
