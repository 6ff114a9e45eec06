import { oldestFirst, wasStarted } from '../../configuration-facts.ts';
import type { FoundConfiguration } from '../../directory.ts';
import { look } from '../look.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { madeConfigurationId } from './candidates.ts';
import { deleteUntilGone } from './removal.ts';

/**
 * Leaves one of several configurations of the same name: the oldest or, where the directory does not tell their ages, the
 * one that is not provably ours. Only those are deleted of which the journal proves that we made them and that they were
 * never started; nobody can have got an account through them.
 * @throws {TenantFailure} `several-configurations` when another one is among them: that is for a person to decide.
 */
export async function convergeDuplicates(
  work: TenantWork,
  candidates: readonly FoundConfiguration[],
): Promise<FoundConfiguration> {
  const agesKnown = candidates.every((candidate) => candidate.createdAt !== undefined);
  const rank = ({ servicePrincipalId }: FoundConfiguration) => Number(isProvenOurs(work, servicePrincipalId));
  const [canonical, ...others] = candidates.toSorted(
    (a, b) => (agesKnown ? 0 : rank(a) - rank(b)) || oldestFirst(a, b),
  );
  if (!canonical) throw new TenantFailure('no-longer-as-planned');
  for (const { servicePrincipalId } of others) {
    const mayGo = isProvenOurs(work, servicePrincipalId) && (await wasNeverStarted(work, servicePrincipalId));
    if (!mayGo) throw new TenantFailure('several-configurations');
  }
  for (const { servicePrincipalId } of others) {
    await deleteUntilGone(work, { kind: 'delete-configuration', reason: 'duplicate', servicePrincipalId });
  }
  return canonical;
}

/** Only a sure answer proves it: what was found after a lost one may have been made by somebody else. */
function isProvenOurs(work: TenantWork, servicePrincipalId: string): boolean {
  return [...work.entries.values()].some(
    (entry) => madeConfigurationId(entry) === servicePrincipalId && entry.outcome?.result === 'applied',
  );
}

async function wasNeverStarted(work: TenantWork, servicePrincipalId: string): Promise<boolean> {
  const started = [...work.entries.values()].some(
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
