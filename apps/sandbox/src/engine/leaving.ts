import type { Exchange } from './exchange.ts';
import { logHappening } from './provisioning-entry.ts';
import type { ScopeJudgement } from './scope.ts';

/** Whether leaving scope would soft-delete somebody's account now. */
export function wouldDelete(exchange: Exchange, sourceId: string): boolean {
  const { job, source, target, mapping } = exchange;
  const link = job.memory.links[sourceId];
  if (link === undefined || link.outOfScope || !mapping.deletes) return false;
  const account = target.users.get(link.targetId);
  if (account === undefined || account.deletedDateTime !== null) return false;
  return !(link.disabledInSource && isThere(source.users.get(sourceId)));
}

/**
 * Handles somebody who is not in scope. A linked account is soft-deleted, unless deletion is switched off or the person
 * was blocked first: then the account stays and is forgotten. Somebody who was never linked is skipped.
 */
export function leaveScope(exchange: Exchange, sourceId: string, judgement: ScopeJudgement): void {
  const { job, source, target } = exchange;
  const link = job.memory.links[sourceId];
  const user = source.users.get(sourceId);
  delete job.memory.escrows[sourceId];
  if (link === undefined) {
    skipOnce(exchange, sourceId, judgement, scopeReason(judgement));
    return;
  }
  const account = target.users.get(link.targetId);
  if (account === undefined || (account.deletedDateTime !== null && !link.outOfScope)) {
    Reflect.deleteProperty(job.memory.links, sourceId);
    return;
  }
  if (link.outOfScope) return;
  if (!wouldDelete(exchange, sourceId)) {
    if (link.disabledInSource) Reflect.deleteProperty(job.memory.links, sourceId);
    skipOnce(exchange, sourceId, judgement, 'The account is left as it is.');
    return;
  }
  account.deletedDateTime = new Date(exchange.now).toISOString();
  link.outOfScope = true;
  exchange.tally.exports += 1;
  exchange.tally.exported += 1;
  logHappening(exchange, {
    action: 'delete',
    status: 'success',
    sourceId,
    user,
    judgement,
    targetUser: account,
    modified: [{ displayName: 'IsSoftDeleted', oldValue: 'False', newValue: 'True' }],
  });
}

/** Tells that a deletion, or a block when so many come at once, is held back by the guard. */
export function holdBack(exchange: Exchange, sourceId: string, judgement: ScopeJudgement): void {
  const link = exchange.job.memory.links[sourceId];
  logHappening(exchange, {
    action: 'stagedDelete',
    status: 'skipped',
    sourceId,
    user: exchange.source.users.get(sourceId),
    judgement,
    targetUser: link ? exchange.target.users.get(link.targetId) : undefined,
    error: { code: 'TooManyDeletes', reason: 'The number of deletions is above the threshold.' },
  });
}

/** Logs a skip, but not the same one again until a full cycle. */
export function skipOnce(exchange: Exchange, sourceId: string, judgement: ScopeJudgement, reason: string): void {
  const { job, source, kind } = exchange;
  if (kind !== 'on-demand' && job.memory.skipped[sourceId] === reason) return;
  job.memory.skipped[sourceId] = reason;
  const entitled = judgement.assigned && judgement.hasRole;
  logHappening(exchange, {
    action: 'other',
    status: 'skipped',
    sourceId,
    user: source.users.get(sourceId),
    judgement,
    error: { code: entitled ? 'EntrySynchronizationSkipped' : 'NotEffectivelyEntitled', reason },
  });
}

/** Why somebody is not provisioned, in the words of the scoping step. */
export function scopeReason(judgement: ScopeJudgement): string {
  if (!judgement.assigned) return 'The user is not assigned to the application.';
  if (!judgement.hasRole) return 'The user does not have the required role of the application.';
  const failed = Object.entries(judgement.clauses).find(([, passed]) => !passed)?.[0];
  if (!judgement.passed)
    return failed ? `The scoping filter evaluated to false: ${failed}.` : 'The scoping filter evaluated to false.';
  return 'The user is not active in the source system.';
}

function isThere(user: { readonly deletedDateTime: string | null } | undefined): boolean {
  return user !== undefined && user.deletedDateTime === null;
}
