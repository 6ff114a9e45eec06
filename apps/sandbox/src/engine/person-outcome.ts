import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import type { User } from '../world/user.ts';
import { updateAccount } from './account-update.ts';
import { putIntoEscrow } from './escrow.ts';
import type { Exchange } from './exchange.ts';
import { meetForcedFailure } from './forced-failure.ts';
import { logHappening } from './provisioning-entry.ts';
import type { ProvisioningError } from './provisioning-errors.ts';
import type { ScopeJudgement } from './scope.ts';
import { readTargetAttribute } from './target-attributes.ts';

/** Somebody in scope, with what the mapping makes of them. */
export interface Person {
  readonly user: User;
  readonly judgement: ScopeJudgement;
  readonly values: Readonly<Record<string, string>>;
}

/** Writes the values, restoring the account first when it was deleted by this job. Returns whether it was refused. */
export function write(exchange: Exchange, person: Person, account: User, onlyAlways = false): boolean {
  const { user, judgement, values } = person;
  const forced = meetForcedFailure(exchange, user.id);
  if (forced) {
    fail(exchange, person, forced, account);
    return true;
  }
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

/** Remembers the account of somebody and what was exported to it; asks for the manager when that is due. */
export function linkTo(exchange: Exchange, { user, values }: Person, account: User): void {
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

/** Logs a failure and keeps it for retry. */
export function fail(
  exchange: Exchange,
  { user, judgement, values }: Person,
  error: ProvisioningError,
  account?: User,
): void {
  putIntoEscrow(exchange, user.id, error.code, values);
  const action = account || exchange.job.memory.links[user.id] ? 'update' : 'create';
  const modified = attempted(values, account);
  logHappening(exchange, {
    action,
    status: 'failure',
    sourceId: user.id,
    user,
    judgement,
    targetUser: account,
    modified,
    error,
  });
}

/** What would have been written, as the log tells it of a failure too. */
function attempted(values: Person['values'], account: User | undefined): ProvisioningLogEntry['modifiedProperties'] {
  return Object.entries(values)
    .map(([displayName, newValue]) => ({
      displayName,
      oldValue: (account && readTargetAttribute(account, displayName)) ?? null,
      newValue,
    }))
    .filter(({ oldValue, newValue }) => oldValue !== newValue);
}

/** Logs a skip about somebody in scope, but not the same one again until a full cycle. */
export function skip(exchange: Exchange, { user, judgement }: Person, error: ProvisioningError, account?: User): void {
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
