import type { FoundConfiguration } from '../directory.ts';
import type { TenantPlan } from '../plan/plan.ts';
import type { Assignment, SynchronizationJob } from '../synchronization.ts';
import type { JournalEntry } from './journal.ts';
import type { RunEvent } from './run-event.ts';
import type { RunWork } from './run-work.ts';

/** What is known while one tenant is worked on. Only the work on this tenant changes it. */
export interface TenantWork {
  readonly run: RunWork;
  readonly plan: TenantPlan;
  /** The journal of this tenant, of all runs, oldest first, kept up to date. By entry id. */
  readonly entries: Map<string, JournalEntry>;
  configuration: FoundConfiguration | undefined;
  /** The configuration was seen by its id, and carries our name. */
  configurationSeen: boolean;
  /** The configuration was made by this process with a sure answer: nothing can be in it that it did not put there. */
  configurationIsNew: boolean;
  jobId: string | undefined;
  /** The last reading of the job. */
  job: SynchronizationJob | undefined;
  /** Another configuration turned out to be the one to work on. */
  superseded: boolean;
  connectionChecked: boolean;
  /** The last reading of the assignments. */
  assignments: readonly Assignment[] | undefined;
  assignmentsVerified: boolean;
  /** When something was last made for this tenant: until a settle window later, refusals are put down to replication. */
  madeAt: number | undefined;
  /** Before this time a create whose answer was lost may still surface: nothing is started. */
  doubtfulUntil: number;
  /** When removals that the journal does not tell of were first seen to be done. */
  removalsSeenAt: number | undefined;
  lastWait: string | undefined;
}

/** Takes up a tenant where the journal left it. */
export async function beginTenantWork(run: RunWork, plan: TenantPlan): Promise<TenantWork> {
  const journal = await run.ports.journal.read(plan.tenantId);
  return {
    run,
    plan,
    entries: new Map(journal.map((entry) => [entry.entryId, entry])),
    ...unknownConfiguration,
    madeAt: lastMade(journal),
    doubtfulUntil: doubtUntil(journal, run),
    removalsSeenAt: undefined,
    lastWait: undefined,
  };
}

/** Nothing is known of the configuration, or no longer. */
export const unknownConfiguration = {
  configuration: undefined,
  configurationSeen: false,
  configurationIsNew: false,
  jobId: undefined,
  job: undefined,
  superseded: false,
  connectionChecked: false,
  assignments: undefined,
  assignmentsVerified: false,
} as const satisfies Partial<TenantWork>;

const makingKinds: ReadonlySet<JournalEntry['kind']> = new Set([
  'create-partner-configuration',
  'allow-outbound-redemption',
  'create-configuration',
  'create-job',
]);

function lastMade(journal: readonly JournalEntry[]): number | undefined {
  return journal
    .filter(hasMade)
    .map((entry) => entry.concludedAt ?? entry.at)
    .reduce<number | undefined>((latest, at) => Math.max(latest ?? at, at), undefined);
}

/** Whether the directory has something new because of an entry, which its replicas may not know yet. */
export function hasMade(entry: JournalEntry): boolean {
  return makingKinds.has(entry.kind) && isDone(entry);
}

/** A create that was found rather than answered was doubtful, and stays so until its window has passed. */
function doubtUntil(journal: readonly JournalEntry[], run: RunWork): number {
  return Math.max(
    0,
    ...journal
      .filter((entry) => entry.kind === 'create-configuration' || entry.kind === 'create-job')
      .filter((entry) => isOpen(entry) || entry.outcome?.result === 'found')
      .map((entry) => (isOpen(entry) ? sentUntil(entry, run) : entry.at) + run.lag.settleWindow()),
  );
}

/** How long, in milliseconds, a process that was paused may come back and still send what it intended. */
const returnLimit = 5 * 60_000;

/**
 * The last moment at which an open intent may have been sent. What no answer is known of may have been sent by a process that
 * stood still and has lost its lease meanwhile; until this one took over it may even be on its way.
 */
export function sentUntil(entry: JournalEntry, run: RunWork): number {
  if (entry.concludedAt !== undefined) return entry.concludedAt;
  return Math.max(entry.at, Math.min(run.begunAt, entry.at + returnLimit));
}

/** Whether it is still open what became of an intent. */
export function isOpen(entry: JournalEntry): boolean {
  return entry.outcome === undefined || entry.outcome.result === 'ambiguous';
}

/** Whether the directory is known to have what was intended. */
export function isDone(entry: JournalEntry): boolean {
  return entry.outcome?.result === 'applied' || entry.outcome?.result === 'found';
}

/** Tells what the tenant waits for; saying the same again is not repeated. */
export function announceWait(
  work: TenantWork,
  waitingFor: Extract<RunEvent, { type: 'tenant-waiting' }>['waitingFor'],
  until: number,
): void {
  const wait = `${waitingFor} ${until}`;
  if (work.lastWait === wait) return;
  work.lastWait = wait;
  work.run.emit({ type: 'tenant-waiting', tenantId: work.plan.tenantId, waitingFor, until });
}
