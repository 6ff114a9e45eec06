import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import type { User } from '../world/user.ts';
import type { Exchange } from './exchange.ts';
import type { MappedAttribute } from './user-mapping.ts';
import type { ProvisioningError } from './provisioning-errors.ts';
import { readTargetAttribute, writeTargetAttribute } from './target-attributes.ts';

type Modified = ProvisioningLogEntry['modifiedProperties'];

/** What an update came to: what was written, and what stood in the way. */
export interface AccountUpdate {
  readonly modified: Modified;
  readonly error?: ProvisioningError | undefined;
  /** Whether the error kept everything from being written. */
  readonly refused: boolean;
}

const apart = new Set(['alternativeSecurityIds', 'IsSoftDeleted', 'manager']);
const truthValues = new Set(['accountEnabled', 'showInAddressList']);
const masteredByExchange = new Set(['mail', 'showInAddressList']);

/**
 * Brings an account to the mapped values: missing values leave what is there, `ObjectAddOnly` never touches an existing
 * account, and the user principal name waits until an invitation is accepted. Writes nothing when the account is
 * mastered on premises or somebody else has the user principal name; leaves out what Exchange is the authority of.
 */
export function updateAccount(
  { mapping, directory }: Exchange,
  account: User,
  values: Readonly<Record<string, string>>,
  which: (attribute: MappedAttribute) => boolean = () => true,
): AccountUpdate {
  const modified = mapping.attributes.filter(which).flatMap((attribute) => difference(attribute, account, values));
  if (modified.length === 0) return { modified, refused: false };
  if (account.hidden.masteredOnPremises) {
    return {
      modified: [],
      refused: true,
      error: {
        code: 'AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises',
        reason: 'The account of the target tenant is mastered on premises.',
      },
    };
  }
  const userType = modified.find((property) => property.displayName === 'userType')?.newValue?.toLowerCase();
  if (userType !== undefined && userType !== 'member' && userType !== 'guest') {
    return {
      modified: [],
      refused: true,
      error: {
        code: 'InvitationCreationFailureInvalidPropertyValue',
        reason: 'The userType is neither Guest nor Member.',
      },
    };
  }
  const renamed = modified.find((property) => property.displayName === 'userPrincipalName')?.newValue ?? undefined;
  if (renamed !== undefined && directory().principalNameTaken(renamed, account)) {
    return {
      modified: [],
      refused: true,
      error: { code: 'Conflict', reason: 'Another account of the target tenant has the same user principal name.' },
    };
  }
  const held = account.hidden.masteredInExchange
    ? modified.filter((each) => masteredByExchange.has(each.displayName))
    : [];
  const written = modified.filter((each) => !held.includes(each));
  for (const { displayName, newValue } of written) writeTargetAttribute(account, displayName, newValue ?? '');
  if (renamed !== undefined) directory().renamed(account);
  if (held.length === 0) return { modified: written, refused: false };
  return {
    modified: written,
    refused: false,
    error: {
      code: 'AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService',
      reason: `Exchange Online is the authority of ${held.map((each) => each.displayName).join(', ')}.`,
    },
  };
}

/** The values of a new account as the log shows them. */
export function creationProperties(values: Readonly<Record<string, string>>): Modified {
  return Object.entries(values)
    .filter(([name]) => name !== 'manager')
    .map(([displayName, newValue]) => ({ displayName, oldValue: null, newValue }));
}

function difference(attribute: MappedAttribute, account: User, values: Readonly<Record<string, string>>): Modified {
  const { target, flowType } = attribute;
  const value = values[target];
  if (value === undefined || apart.has(target) || flowType === 'ObjectAddOnly') return [];
  if (target === 'userPrincipalName' && account.externalUserState === 'PendingAcceptance') return [];
  const before = readTargetAttribute(account, target);
  if (before !== undefined && flowType !== 'Always') return [];
  const same = truthValues.has(target) ? before?.toLowerCase() === value.toLowerCase() : before === value;
  return same ? [] : [{ displayName: target, oldValue: before ?? null, newValue: value }];
}
