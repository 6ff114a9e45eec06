import { oldestFirst, wasStarted } from '../../configuration-facts.ts';
import type { FoundConfiguration } from '../../directory.ts';
import { look } from '../look.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { writeUntilSo } from '../write.ts';
import { madeConfigurationId } from './candidates.ts';

/**
 * Leaves one of several configurations of the same name: the oldest. Only those are deleted of which the journal proves
 * that we made them and that they were never started; nobody can have got an account through them.
 * @throws {TenantFailure} `several-configurations` when another one is among them: that is for a person to decide.
 */
export async function convergeDuplicates(
  work: TenantWork,
  candidates: readonly FoundConfiguration[],
): Promise<FoundConfiguration> {
  const [canonical, ...others] = candidates.toSorted(oldestFirst);
  if (!canonical) throw new TenantFailure('no-longer-as-planned');
  for (const other of others) {
    if (!(await isOursAndNeverStarted(work, other.servicePrincipalId)))
      throw new TenantFailure('several-configurations');
  }
  for (const other of others) await deleteDuplicate(work, other.servicePrincipalId);
  return canonical;
}

async function isOursAndNeverStarted(work: TenantWork, servicePrincipalId: string): Promise<boolean> {
  const entries = [...work.entries.values()];
  const making = entries.find(
    (entry) => madeConfigurationId(entry) === servicePrincipalId && entry.outcome?.result === 'applied',
  );
  if (!making) return false;
  const started = entries.some(
    (entry) =>
      entry.kind === 'start-job' &&
      entry.outcome?.result !== 'refused' &&
      (entry.servicePrincipalId ?? servicePrincipalId) === servicePrincipalId,
  );
  if (started) return false;
  const jobs = await look(
    work,
    (signal) => work.run.ports.directory.readJobsOf(servicePrincipalId, signal),
    () => [],
  );
  return !jobs.some(wasStarted);
}

async function deleteDuplicate(work: TenantWork, servicePrincipalId: string): Promise<void> {
  const { directory } = work.run.ports;
  await writeUntilSo(work, {
    change: { kind: 'delete-configuration', reason: 'duplicate', servicePrincipalId },
    send: () => directory.deleteConfiguration(servicePrincipalId),
    foundBy: 'not-found',
    // That a read does not show it may be replication; only the answer to the write is proof.
    isSo: async () => false,
  });
}
