import { DirectoryError } from '../directory-error.ts';
import type { FoundConfiguration } from '../directory.ts';
import type { Intent, JournaledChange, MadeIds, Outcome } from './journal.ts';
import { LeaseLostError } from './lease-lost-error.ts';
import { hasMade, isOpen } from './tenant-work.ts';
import type { TenantWork } from './tenant-work.ts';
import { TenantFailure } from './tenant-failure.ts';
import { freshPatience, patienceLimit, recoverFrom, throwIfStopped, waitFor } from './waiting.ts';
import type { Patience } from './waiting.ts';

/** What came of sending one write once. */
export type Sent<Value> =
  | { readonly kind: 'applied'; readonly value: Value }
  | { readonly kind: 'found' }
  | { readonly kind: 'refused'; readonly error: DirectoryError }
  /** It may or may not have been done. */
  | { readonly kind: 'ambiguous'; readonly error: DirectoryError };

/** One write, with what its answers mean. */
export interface Request<Value> {
  readonly change: JournaledChange;
  send(): Promise<Value>;
  made?(value: Value): MadeIds;
  /** The refusal that says that the directory has it already. */
  readonly foundBy?: 'already-exists' | 'not-found';
  /** The refusal that leaves open whether it is done, until it was looked for. */
  readonly doubtedBy?: 'not-found';
}

/**
 * Sends a write exactly once: the intent is durable before, the outcome is kept after, and nothing is sent without the
 * lease.
 * @throws {LeaseLostError} when the lease is not held; whatever the journal throws when it cannot be kept.
 */
export async function sendOnce<Value>(work: TenantWork, request: Request<Value>): Promise<Sent<Value>> {
  const { run } = work;
  await run.throttle.pass();
  throwIfStopped(work);
  const entryId = await intend(work, request.change);
  await requireLease(work, entryId);
  try {
    const value = await request.send();
    await concludeEntry(work, entryId, { result: 'applied', ...madeIds(request.made?.(value)) });
    return { kind: 'applied', value };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (error.code === request.foundBy) {
      await concludeEntry(work, entryId, { result: 'found' });
      return { kind: 'found' };
    }
    if (error.code === 'ambiguous' || error.code === 'unexpected-answer' || error.code === request.doubtedBy) {
      // Without the lease a successor may have found out what became of it, which outweighs what is not known here.
      if (await run.ports.lease.held()) await concludeEntry(work, entryId, { result: 'ambiguous' });
      return { kind: 'ambiguous', error };
    }
    await concludeEntry(work, entryId, { result: 'refused', code: error.code });
    return { kind: 'refused', error };
  }
}

function madeIds(made: MadeIds | undefined): { readonly made?: MadeIds } {
  return made ? { made } : {};
}

async function intend(work: TenantWork, change: JournaledChange): Promise<string> {
  const { run, plan, configuration } = work;
  const intent: Intent = {
    runId: run.runId,
    tenantId: plan.tenantId,
    change,
    ...servicePrincipalOf(change, configuration),
    at: run.ports.clock.now(),
  };
  const entryId = await run.ports.journal.intend(intent);
  work.entries.set(entryId, { ...intent, entryId, kind: change.kind });
  return entryId;
}

/** A change that names the configuration it is for need not be for the one in work. */
function servicePrincipalOf(change: JournaledChange, inWork: FoundConfiguration | undefined) {
  const id = 'servicePrincipalId' in change ? change.servicePrincipalId : inWork?.servicePrincipalId;
  return id === undefined ? {} : { servicePrincipalId: id };
}

/** The last thing before a write. What was not sent is said to be so, to spare a successor the settle window. */
async function requireLease(work: TenantWork, entryId: string): Promise<void> {
  const held = await work.run.ports.lease.held();
  if (held && !work.run.stop.aborted) return;
  if (!held) work.run.halt(new LeaseLostError());
  await concludeEntry(work, entryId, { result: 'refused', code: 'not-sent' });
  throwIfStopped(work);
}

/** Keeps what became of an intent. */
export async function concludeEntry(work: TenantWork, entryId: string, outcome: Outcome): Promise<void> {
  const at = work.run.ports.clock.now();
  await work.run.ports.journal.conclude(entryId, outcome, at);
  const entry = work.entries.get(entryId);
  if (!entry) return;
  const concluded = { ...entry, outcome, concludedAt: at };
  work.entries.set(entryId, concluded);
  if (hasMade(concluded)) work.madeAt = at;
}

/** What is wanted of a write that may be repeated without harm. */
export interface RepeatableRequest<Value> extends Request<Value> {
  /** Whether the directory has it. `again` tells that something was sent already: what was read before does not count. */
  isSo(again: boolean): Promise<boolean>;
  /** After a lost answer, only looks for a settle window before it sends again. */
  readonly settles?: boolean;
}

/** Looks first and writes only what is missing, until the directory has it. */
export async function writeUntilSo<Value>(
  work: TenantWork,
  request: RepeatableRequest<Value>,
): Promise<'applied' | 'already-so'> {
  const patience = freshPatience();
  let again = false;
  let doubtful = false;
  // A refusal is an answer: after it there is nothing new to be seen.
  for (let refused = false; refused || !(await request.isSo(again)); again = true) {
    const sent = await sendOnce(work, request);
    if (sent.kind === 'applied' || sent.kind === 'found') {
      await resolveOpen(work, request.change, { result: 'found' });
      return sent.kind === 'applied' || doubtful ? 'applied' : 'already-so';
    }
    if (sent.kind === 'ambiguous' && sent.error.code === request.doubtedBy) {
      await waitOutDoubt(work, request, patience);
      refused = false;
      continue;
    }
    refused = sent.kind === 'refused';
    doubtful ||= sent.kind === 'ambiguous';
    if (sent.kind === 'ambiguous' && request.settles) {
      const until = work.run.ports.clock.now() + work.run.lag.settleWindow();
      await waitFor(work, 'settle-window', until, async () => (await request.isSo(true)) || undefined);
    }
    await recoverFrom(work, sent.error, patience, request.change.kind);
  }
  await resolveOpen(work, request.change, { result: 'found' });
  return doubtful ? 'applied' : 'already-so';
}

/** Looks for a settle window whether it is done after all. @throws {TenantFailure} when that has been tried long enough. */
async function waitOutDoubt<Value>(
  work: TenantWork,
  request: RepeatableRequest<Value>,
  patience: Patience,
): Promise<void> {
  const now = work.run.ports.clock.now();
  patience.since ??= now;
  if (now - patience.since >= patienceLimit) throw new TenantFailure('not-replicated-in-time');
  await waitFor(work, 'replication', now + work.run.lag.settleWindow(), async () =>
    (await request.isSo(true)) ? true : undefined,
  );
}

/** Concludes every entry for the same change of which it was open what became of it, of earlier runs too. */
export async function resolveOpen(work: TenantWork, change: JournaledChange, outcome: Outcome): Promise<void> {
  for (const entry of work.entries.values()) {
    if (isOpen(entry) && targetOf(entry.change) === targetOf(change)) await concludeEntry(work, entry.entryId, outcome);
  }
}

/** What a change is about: two changes with the same target are the same wish. */
function targetOf(change: JournaledChange): string {
  switch (change.kind) {
    case 'assign':
      return `${change.kind} ${change.principal.id}`;
    case 'unassign':
      return `${change.kind} ${change.assignmentId}`;
    case 'save-settings':
      return `${change.kind} ${change.settings.deletionThreshold.value}`;
    case 'pause-job':
    case 'rename-configuration':
    case 'delete-configuration':
      return `${change.kind} ${change.servicePrincipalId}`;
    default:
      return change.kind;
  }
}
