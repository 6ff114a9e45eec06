import type { Person } from '@tenantry/domain';
import { booleanIn, requiredTextIn, textIn, wordFor, type JsonObject } from './json.ts';

/** What has to be selected for `toPerson`: Graph gives most of it only when asked. */
export const personProperties = [
  'id',
  'displayName',
  'userPrincipalName',
  'mail',
  'accountEnabled',
  'userType',
  'creationType',
  'externalUserState',
] as const;

const userTypes = { member: 'member', guest: 'guest' } as const;

/**
 * A user as far as it decides about synchronization. Members whom the caller may not read come with their id alone.
 *
 * @see https://learn.microsoft.com/graph/api/resources/user
 */
export function toPerson(user: JsonObject): Person {
  const userId = requiredTextIn(user, 'id');
  const userPrincipalName = textIn(user, 'userPrincipalName') ?? '';
  const mail = textIn(user, 'mail');
  return {
    userId,
    displayName: textIn(user, 'displayName') ?? userPrincipalName,
    userPrincipalName,
    ...(mail === undefined ? {} : { mail }),
    accountEnabled: booleanIn(user, 'accountEnabled') ?? true,
    userType: wordFor(textIn(user, 'userType'), userTypes),
    external: isExternal(user),
  };
}

/** An account whose home is elsewhere was invited, or was synchronized in, which leaves the same traces. */
function isExternal(user: JsonObject): boolean {
  return (
    textIn(user, 'creationType') === 'Invitation' ||
    textIn(user, 'externalUserState') !== undefined ||
    (textIn(user, 'userPrincipalName') ?? '').toUpperCase().includes('#EXT#@')
  );
}
