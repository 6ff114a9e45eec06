import type { JournalEntry, Outcome } from '../journal.ts';
import { endsSharing } from '../purpose.ts';
import { isOpen } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { waitFor } from '../waiting.ts';
import { concludeEntry } from '../write.ts';
import { readAssignments } from './assignments.ts';
import { requireConfiguration } from './configuration.ts';

const superseded: Outcome = { result: 'refused', code: 'superseded' };

/**
 * Closes what earlier runs left open in the journal, now that the tenant is known to be as planned: what the directory
 * has was done, anything else does not matter any more.
 */
export async function resolveLeftovers(work: TenantWork): Promise<void> {
  const open = [...work.entries.values()].filter(isOpen);
  if (open.length === 0) return;
  if (endsSharing(work.plan)) return settle(work, open, ({ kind }) => kind !== 'assign');
  const { servicePrincipalId } = await requireConfiguration(work);
  const { clock } = work.run.ports;
  // A reading that does not know the configuration, which was there a moment ago, tells nothing of what is in it.
  const until = clock.now() + work.run.lag.settleWindow();
  const assignments = await waitFor(work, 'replication', until, () => readAssignments(work));
  if (!assignments) return;
  const isThere = ({ change }: JournalEntry): boolean => {
    switch (change.kind) {
      case 'assign':
        return assignments.some((one) => one.principal.id === change.principal.id);
      case 'unassign':
        return !assignments.some((one) => one.assignmentId === change.assignmentId);
      case 'delete-configuration':
        return change.servicePrincipalId !== servicePrincipalId;
      case 'create-configuration':
      case 'create-job':
      case 'create-partner-configuration':
      case 'allow-outbound-redemption':
      case 'save-settings':
      case 'rename-configuration':
      case 'start-job':
      case 'pause-job':
        return true;
    }
  };
  await settle(work, open, isThere);
}

async function settle(
  work: TenantWork,
  open: readonly JournalEntry[],
  isThere: (entry: JournalEntry) => boolean,
): Promise<void> {
  for (const entry of open) {
    await concludeEntry(work, entry.entryId, isThere(entry) ? { result: 'found' } : superseded);
  }
}
