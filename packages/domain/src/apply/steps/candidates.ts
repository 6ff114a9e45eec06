import type { FoundConfiguration } from '../../directory.ts';
import { isConfigurationNameFor } from '../../tenant.ts';
import type { JournalEntry } from '../journal.ts';
import { look } from '../look.ts';
import { givenBackBy } from '../purpose.ts';
import { isDone } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { visibilityLimit } from '../waiting.ts';

/**
 * Every configuration that carries the tenant's name, or is known from the journal to do so. A configuration of which
 * the directory once gave the id is there although reads do not show it yet; one that we deleted is gone although reads
 * still show it; so is one that the plan gives back. `listed` holds the ids of those that the list shows.
 */
export async function findCandidates(
  work: TenantWork,
  displayName: string,
): Promise<{ readonly listed: ReadonlySet<string>; readonly candidates: readonly FoundConfiguration[] }> {
  const { directory } = work.run.ports;
  const deleted = new Set([...deletedIds(work), ...givenBackBy(work.plan)]);
  const listed = (await look(work, (signal) => directory.findConfigurations(displayName, signal))).filter(
    (found) => isConfigurationNameFor(found.displayName, work.plan.tenantId) && !deleted.has(found.servicePrincipalId),
  );
  const candidates = new Map(listed.map((found) => [found.servicePrincipalId, found]));
  for (const entry of work.entries.values()) {
    const id = madeConfigurationId(entry);
    if (id === undefined || candidates.has(id) || deleted.has(id)) continue;
    const known = await recall(work, entry, id, displayName);
    if (known) candidates.set(id, known);
  }
  return { listed: new Set(listed.map((found) => found.servicePrincipalId)), candidates: [...candidates.values()] };
}

/** The id under which the directory made or showed a configuration because of this entry. */
export function madeConfigurationId(entry: JournalEntry): string | undefined {
  if (entry.kind !== 'create-configuration' || !isDone(entry)) return undefined;
  return entry.outcome && 'made' in entry.outcome ? entry.outcome.made?.servicePrincipalId : undefined;
}

/** What was deleted so lately that lists may still show it. */
function deletedIds(work: TenantWork): string[] {
  const since = work.run.ports.clock.now() - visibilityLimit;
  return [...work.entries.values()]
    .filter((entry) => isDone(entry) && (entry.concludedAt ?? entry.at) > since)
    .flatMap(({ change }) => (change.kind === 'delete-configuration' ? [change.servicePrincipalId] : []));
}

/** A configuration of which only the journal knows: seen by its id, or too young to be seen. */
async function recall(
  work: TenantWork,
  entry: JournalEntry,
  servicePrincipalId: string,
  displayName: string,
): Promise<FoundConfiguration | undefined> {
  const { directory, clock } = work.run.ports;
  const seen = await look(
    work,
    (signal) => directory.readConfiguration(servicePrincipalId, signal),
    () => undefined,
  );
  if (seen) return isConfigurationNameFor(seen.displayName, work.plan.tenantId) ? seen : undefined;
  const madeAt = entry.concludedAt ?? entry.at;
  if (clock.now() >= madeAt + visibilityLimit) return undefined;
  const made = entry.outcome && 'made' in entry.outcome ? entry.outcome.made : undefined;
  return {
    servicePrincipalId,
    applicationClientId: made?.applicationClientId ?? '',
    displayName,
    createdAt: madeAt,
    ...(made?.assignmentRoleId === undefined ? {} : { assignmentRoleId: made.assignmentRoleId }),
  };
}
