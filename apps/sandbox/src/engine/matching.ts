import type { User } from '../world/user.ts';
import { creationProperties } from './account-update.ts';
import { waitsInEscrow } from './escrow.ts';
import type { Exchange } from './exchange.ts';
import { meetForcedFailure } from './forced-failure.ts';
import { findInvitationProblem, inviteUser } from './invitation.ts';
import { skipOnce } from './leaving.ts';
import type { Person } from './person-outcome.ts';
import { fail, linkTo, skip, write } from './person-outcome.ts';
import { logHappening } from './provisioning-entry.ts';

/**
 * Finds the account of somebody who is not linked yet, by home account, and brings it up to date; makes one when there is
 * none. Somebody whose account was deleted in the target tenant is left alone.
 *
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-overview
 */
export function matchOrCreate(exchange: Exchange, person: Person): void {
  const { user, judgement, values } = person;
  if (!user.accountEnabled) {
    skipOnce(exchange, user.id, judgement, 'The user is not active in the source system.');
    return;
  }
  exchange.tally.entitledForProvisioning += 1;
  if (user.hidden.netId === '') {
    skip(exchange, person, { code: 'ImportSkipped', reason: 'The matching attribute has no value.' });
    return;
  }
  if (waitsInEscrow(exchange, user.id, values)) return;
  if (exchange.anchors().shared(user.hidden.netId)) {
    fail(exchange, person, { code: 'DuplicateSourceEntries', reason: 'Several users of the source tenant match.' });
    return;
  }
  const matches = exchange.directory().matching(user.hidden.netId);
  const [match] = matches;
  if (matches.length > 1) {
    fail(exchange, person, { code: 'DuplicateTargetEntries', reason: 'Several accounts of the target tenant match.' });
  } else if (match) {
    adopt(exchange, person, match);
  } else if (exchange.kind !== 'on-demand' && exchange.directory().deletedMatch(user.hidden.netId)) {
    // Somebody in the target tenant deleted this account: synchronization never brings it back.
    skip(exchange, person, {
      code: 'EntrySynchronizationSkipped',
      reason: 'The matching account was deleted in the target tenant and has to be restored there.',
    });
  } else {
    create(exchange, person);
  }
}

function create(exchange: Exchange, person: Person): void {
  const { user, judgement, values } = person;
  const byMail = values['mail'] === undefined ? undefined : exchange.directory().externalByMail(values['mail']);
  if (byMail) {
    takeInvited(exchange, person, byMail);
    return;
  }
  if (!exchange.mapping.adds) {
    skipOnce(exchange, user.id, judgement, 'Creating accounts is switched off in the mapping.');
    return;
  }
  const problem = findInvitationProblem(exchange, values);
  const failure = problem ?? meetForcedFailure(exchange, person.user.id);
  if (failure) {
    fail(exchange, person, failure);
    return;
  }
  const account = inviteUser(exchange, user, values);
  linkTo(exchange, person, account);
  exchange.tally.exports += 1;
  exchange.tally.exported += 1;
  logHappening(exchange, {
    action: 'create',
    status: 'success',
    sourceId: user.id,
    user,
    judgement,
    targetUser: account,
    modified: creationProperties(values),
  });
}

/** An invitation to an address that an external account already has finds that account instead of making another. */
function takeInvited(exchange: Exchange, person: Person, account: User): void {
  const pending = account.externalUserState === 'PendingAcceptance';
  if (pending && !account.accountEnabled) {
    fail(exchange, person, {
      code: 'InvitationCreationFailureUserAccountDisabled',
      reason: 'The account exists in the target tenant, is disabled and its invitation is pending.',
    });
    return;
  }
  if (pending && exchange.kind === 'on-demand') {
    account.externalUserState = 'Accepted';
    account.hidden.alternativeSecurityId = person.user.hidden.netId;
    account.identities = [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }];
  }
  adopt(exchange, person, account);
}

function adopt(exchange: Exchange, person: Person, account: User): void {
  if (!exchange.mapping.updates) {
    linkTo(exchange, person, account);
    skipOnce(exchange, person.user.id, person.judgement, 'Updating accounts is switched off in the mapping.');
    return;
  }
  const refused = write(exchange, person, account);
  if (!refused) linkTo(exchange, person, account);
}
