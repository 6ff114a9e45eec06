import type { User } from '../world/user.ts';
import { assumptions } from './assumptions.ts';
import { creationProperties, updateAccount } from './account-update.ts';
import { putIntoEscrow, waitsInEscrow } from './escrow.ts';
import type { Exchange } from './exchange.ts';
import { findInvitationProblem, inviteUser } from './invitation.ts';
import { skipOnce } from './leaving.ts';
import { logHappening } from './provisioning-entry.ts';
import type { ProvisioningError } from './provisioning-errors.ts';
import type { ScopeJudgement } from './scope.ts';
import { mapUser } from './user-mapping.ts';

type Values = Readonly<Record<string, string>>;
interface Person {
  readonly user: User;
  readonly judgement: ScopeJudgement;
  readonly values: Values;
}

/**
 * Synchronizes somebody who is in scope: matches, creates, updates or restores the account in the target tenant, logs
 * what happened and keeps failures for retry.
 */
export function synchronizePerson(exchange: Exchange, user: User, judgement: ScopeJudgement): void {
  const { job, mapping, target } = exchange;
  const person: Person = { user, judgement, values: mapUser(mapping, user, target) };
  exchange.tally.entitled += 1;
  const link = job.memory.links[user.id];
  const account = link ? target.users.get(link.targetId) : undefined;
  if (link && !account && (link.outOfScope || (exchange.kind === 'initial' && job.memory.matchAnew))) {
    Reflect.deleteProperty(job.memory.links, user.id);
  }
  // Provisioning on demand does not see the recycle bin of the target, so that it makes a second account.
  if (link && !link.outOfScope && account && account.deletedDateTime !== null && exchange.kind === 'on-demand') {
    Reflect.deleteProperty(job.memory.links, user.id);
  }
  if (job.memory.links[user.id] === undefined) matchOrCreate(exchange, person);
  else updateLinked(exchange, person, account);
}

function matchOrCreate(exchange: Exchange, person: Person): void {
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
  if (problem) {
    fail(exchange, person, problem);
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

function updateLinked(exchange: Exchange, person: Person, account: User | undefined): void {
  const { job, kind, mapping } = exchange;
  const { user, values } = person;
  const link = job.memory.links[user.id];
  if (link === undefined) return;
  exchange.tally.entitledForProvisioning += 1;
  const changed = !sameValues(link.exported, values);
  const whole = kind === 'on-demand' || (kind === 'initial' && assumptions.fullCycleOverwritesTargetEdits);
  const returning = link.outOfScope;
  const always = mapping.attributes.some((attribute) => attribute.flowsAlways);
  if (!changed && !whole && !returning && !always && job.memory.escrows[user.id] === undefined) return;
  if (waitsInEscrow(exchange, user.id, values)) return;
  if (changed) exchange.tally.deltas += 1;
  if (account === undefined || (account.deletedDateTime !== null && !returning)) {
    fail(exchange, person, {
      code: 'InvalidAnchor',
      reason: 'The linked account no longer exists in the target tenant.',
    });
    return;
  }
  if (!mapping.updates && !returning) return;
  const onlyAlways = !changed && !whole && !returning && job.memory.escrows[user.id] === undefined;
  if (onlyAlways) write(exchange, person, account, true);
  else if (!write(exchange, person, account)) linkTo(exchange, person, account);
}

/** Writes the values, restoring the account first when it was deleted by this job. Returns whether it was refused. */
function write(exchange: Exchange, person: Person, account: User, onlyAlways = false): boolean {
  const { user, judgement, values } = person;
  const restored = account.deletedDateTime !== null;
  const wasEnabled = account.accountEnabled;
  const update = updateAccount(exchange, account, values, (attribute) => !onlyAlways || attribute.flowsAlways);
  if (update.refused && update.error) {
    fail(exchange, person, update.error, account);
    return true;
  }
  if (restored) account.deletedDateTime = null;
  const modified = restored
    ? [{ displayName: 'IsSoftDeleted', oldValue: 'True', newValue: 'False' }, ...update.modified]
    : update.modified;
  if (modified.length === 0 && !update.error) {
    const code = exchange.kind === 'on-demand' ? 'RedundantExport' : 'EntrySynchronizationSkipped';
    if (!onlyAlways) skip(exchange, person, { code, reason: 'The account already has these values.' }, account);
    return false;
  }
  exchange.tally.exports += 1;
  exchange.tally.exported += 1;
  const blocks = wasEnabled && !account.accountEnabled;
  logHappening(exchange, {
    action: blocks ? 'disable' : 'update',
    status: update.error ? 'warning' : 'success',
    sourceId: user.id,
    user,
    judgement,
    targetUser: account,
    modified,
    error: update.error,
  });
  return false;
}

function linkTo(exchange: Exchange, { user, values }: Person, account: User): void {
  const { memory } = exchange.job;
  const before = memory.links[user.id];
  if (before?.exported['manager'] !== values['manager'] || exchange.kind !== 'incremental')
    exchange.references.add(user.id);
  memory.links[user.id] = {
    targetId: account.id,
    exported: { ...values },
    outOfScope: false,
    disabledInSource: !user.accountEnabled,
  };
  Reflect.deleteProperty(memory.escrows, user.id);
  Reflect.deleteProperty(memory.skipped, user.id);
}

function fail(exchange: Exchange, { user, judgement, values }: Person, error: ProvisioningError, account?: User): void {
  putIntoEscrow(exchange, user.id, error.code, values);
  const action = account || exchange.job.memory.links[user.id] ? 'update' : 'create';
  logHappening(exchange, { action, status: 'failure', sourceId: user.id, user, judgement, targetUser: account, error });
}

function skip(exchange: Exchange, { user, judgement }: Person, error: ProvisioningError, account?: User): void {
  const { job, kind } = exchange;
  if (kind !== 'on-demand' && job.memory.skipped[user.id] === error.reason) return;
  job.memory.skipped[user.id] = error.reason;
  logHappening(exchange, {
    action: 'other',
    status: 'skipped',
    sourceId: user.id,
    user,
    judgement,
    targetUser: account,
    error,
  });
}

function sameValues(before: Readonly<Record<string, unknown>>, values: Values): boolean {
  const names = Object.keys(values);
  return names.length === Object.keys(before).length && names.every((name) => before[name] === values[name]);
}
