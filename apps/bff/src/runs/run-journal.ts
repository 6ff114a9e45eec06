import type { Intent, Journal, JournalEntry, JournaledChangeKind, Outcome } from '@tenantry/domain';
import type { Selectable } from 'kysely';
import type { Database } from '../store/engine.ts';
import type { HeldLease } from '../store/leases.ts';
import type { StoreJournal } from '../store/journal.ts';
import type { JournalTable } from '../store/tables.ts';

/** On whose behalf a run writes, and by which right. */
export interface RunJournalContext {
  readonly actor: { readonly userId: string; readonly displayName: string };
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly lease: HeldLease;
}

interface Conclusion {
  readonly outcome: Outcome;
  /** Of the change, for whoever reads the trail without the intention. */
  readonly kind?: JournaledChangeKind;
}

type Intended = Pick<Intent, 'change' | 'servicePrincipalId'>;

interface About {
  readonly tenantId: string;
  readonly runId: string;
  readonly kind: JournaledChangeKind;
}

/**
 * The reconciler's write-ahead journal on the one journal of the store. An intention is only kept while the lease is held;
 * a conclusion always: what was done is true whoever holds the lease by now.
 */
export function createRunJournal(database: Database, journal: StoreJournal, context: RunJournalContext): Journal {
  const about = (tenantId: string) => {
    const displayName = context.tenantNames.get(tenantId);
    return { tenantId, ...(displayName === undefined ? {} : { displayName }) };
  };
  const intended = new Map<string, About>();
  return {
    async intend(intent) {
      const { at, runId, tenantId, change, servicePrincipalId } = intent;
      const content: Intended = { change, ...(servicePrincipalId === undefined ? {} : { servicePrincipalId }) };
      const entryId = await journal.append(
        { at, kind: 'write-intended', actor: context.actor, tenant: about(tenantId), runId, content },
        { lease: context.lease },
      );
      intended.set(entryId, { tenantId, runId, kind: change.kind });
      return entryId;
    },
    async conclude(entryId, outcome, at) {
      const known = intended.get(entryId) ?? (await readIntent(database, entryId));
      await journal.append({
        at,
        kind: 'write-concluded',
        refersTo: entryId,
        actor: context.actor,
        ...(known ? { tenant: about(known.tenantId), runId: known.runId } : {}),
        content: { outcome, ...(known ? { kind: known.kind } : {}) } satisfies Conclusion,
      });
    },
    read: (tenantId) => readEntries(database, tenantId),
  };
}

async function readIntent(database: Database, entryId: string): Promise<About | undefined> {
  const row = await database
    .selectFrom('journal')
    .select(['tenantId', 'runId', 'contentJson'])
    .where('entryId', '=', entryId)
    .executeTakeFirst();
  if (!row || row.tenantId === null || row.runId === null) return undefined;
  const { change } = JSON.parse(row.contentJson) as Intended;
  return { tenantId: row.tenantId, runId: row.runId, kind: change.kind };
}

async function readEntries(database: Database, tenantId: string): Promise<readonly JournalEntry[]> {
  const rows = await writes(database).where('tenantId', '=', tenantId).execute();
  return toEntries(rows);
}

/** What was written, or may have been, since a moment in milliseconds since the epoch: oldest first. */
export async function readWritesSince(database: Database, since: number): Promise<readonly JournalEntry[]> {
  return toEntries(await writes(database).where('at', '>=', since).execute());
}

function writes(database: Database) {
  return database
    .selectFrom('journal')
    .selectAll()
    .where('kind', 'in', ['write-intended', 'write-concluded'])
    .orderBy('sequence');
}

function toEntries(rows: readonly Selectable<JournalTable>[]): readonly JournalEntry[] {
  const conclusions = new Map<string, { readonly outcome: Outcome; readonly at: number }>();
  for (const row of rows) {
    if (row.refersTo === null) continue;
    const { outcome } = JSON.parse(row.contentJson) as Conclusion;
    // What is known stays known, whatever a process says that stood still meanwhile.
    if (outcome.result === 'ambiguous' && conclusions.has(row.refersTo)) continue;
    conclusions.set(row.refersTo, { outcome, at: row.at });
  }
  return rows.flatMap((row) => (row.kind === 'write-intended' ? [toEntry(row, conclusions.get(row.entryId))] : []));
}

function toEntry(
  row: Selectable<JournalTable>,
  conclusion: { readonly outcome: Outcome; readonly at: number } | undefined,
): JournalEntry {
  const intended = JSON.parse(row.contentJson) as Intended;
  return {
    entryId: row.entryId,
    runId: row.runId ?? '',
    tenantId: row.tenantId ?? '',
    at: row.at,
    ...intended,
    kind: intended.change.kind,
    ...(conclusion ? { outcome: conclusion.outcome, concludedAt: conclusion.at } : {}),
  };
}
