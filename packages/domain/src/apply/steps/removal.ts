import type { Change } from '../../plan/change.ts';
import { look } from '../look.ts';
import { isNamedAsPlanned, takesPeopleOut } from '../purpose.ts';
import { TenantFailure } from '../tenant-failure.ts';
import { isOpen, sentUntil } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { freshPatience, patienceLimit, recoverFrom, waitFor } from '../waiting.ts';
import { resolveOpen, sendOnce } from '../write.ts';
import { isGone, looksThatProve, readIt, wasDeleted } from './gone.ts';

type DeleteConfiguration = Extract<Change, { readonly kind: 'delete-configuration' }>;

/**
 * Deletes the configuration that the plan names, and no other. One that is gone already is as good; that the directory once
 * does not know it is no proof of that.
 * @throws {TenantFailure} `no-longer-as-planned` when it has another name by now: then it is somebody else's; or when its job
 * runs, although accounts are to be left as they are.
 */
export async function ensureDeleted(work: TenantWork, change: DeleteConfiguration): Promise<'applied' | 'already-so'> {
  const { servicePrincipalId } = change;
  if (await wasDeleted(work, servicePrincipalId)) return 'already-so';
  await requirePlannedName(work, servicePrincipalId);
  if (change.reason === 'rival-removed' || !takesPeopleOut(work.plan)) await requireAtRest(work, servicePrincipalId);
  return deleteUntilGone(work, change);
}

/** Sends the deletion until it was answered, or the configuration is proven to be gone. */
export async function deleteUntilGone(
  work: TenantWork,
  change: DeleteConfiguration,
): Promise<'applied' | 'already-so'> {
  const { servicePrincipalId } = change;
  const { directory, clock } = work.run.ports;
  const applicationId = applicationIdOf(work, servicePrincipalId);
  const patience = freshPatience();
  for (let lost = false; ;) {
    const sent = await sendOnce(work, {
      change,
      send: () => directory.deleteConfiguration(servicePrincipalId, applicationId),
      doubtedBy: 'not-found',
    });
    const isLost = sent.kind === 'ambiguous' && sent.error.code !== 'not-found';
    lost ||= isLost;
    if (sent.kind === 'applied' || (sent.kind === 'ambiguous' && (await isGone(work, servicePrincipalId)))) {
      await resolveOpen(work, change, { result: 'found' });
      return sent.kind === 'applied' || lost ? 'applied' : 'already-so';
    }
    patience.since ??= clock.now();
    if (clock.now() - patience.since >= patienceLimit) throw new TenantFailure('not-replicated-in-time');
    if (sent.kind === 'refused' || isLost) await recoverFrom(work, sent.error, patience, change.kind);
  }
}

/**
 * Whether a plan that ends the sharing has come to its end before, in this run or an earlier one, so that there is nothing
 * left to look at. A deletion that was under way when a process ended is found out.
 */
export async function hasEnded(work: TenantWork): Promise<boolean> {
  const deletions = work.plan.changes.filter(
    (change): change is DeleteConfiguration =>
      change.kind === 'delete-configuration' && change.reason === 'sharing-stopped',
  );
  for (const change of deletions) {
    const { servicePrincipalId } = change;
    const open = [...work.entries.values()].filter(
      (entry) =>
        entry.change.kind === 'delete-configuration' &&
        entry.change.servicePrincipalId === servicePrincipalId &&
        isOpen(entry),
    );
    if (open.length > 0 && !(await wasDeleted(work, servicePrincipalId))) {
      const arrivedBy = Math.max(...open.map((entry) => sentUntil(entry, work.run))) + work.run.lag.settleWindow();
      if (await isGone(work, servicePrincipalId, arrivedBy)) await resolveOpen(work, change, { result: 'found' });
    }
    if (!(await wasDeleted(work, servicePrincipalId))) return false;
  }
  return deletions.length > 0;
}

/** Object id of the application of a configuration that was made here: nothing else tells it. */
export function applicationIdOf(work: TenantWork, servicePrincipalId: string): string | undefined {
  for (const { outcome } of work.entries.values()) {
    const made = outcome && 'made' in outcome ? outcome.made : undefined;
    if (made?.servicePrincipalId === servicePrincipalId && made.applicationId !== undefined) return made.applicationId;
  }
  return undefined;
}

/**
 * Looks whether a configuration still has the name by which the plan knows it; one that is gone has.
 * @throws {TenantFailure} `no-longer-as-planned` when it has not.
 */
export async function requirePlannedName(work: TenantWork, servicePrincipalId: string): Promise<void> {
  const seen = await readIt(work, servicePrincipalId);
  if (!seen) return;
  const removal = work.plan.changes.find(
    (change) => change.kind === 'delete-configuration' && change.servicePrincipalId === servicePrincipalId,
  );
  const planned = removal?.kind === 'delete-configuration' ? removal.displayName : undefined;
  if (planned === undefined ? !isNamedAsPlanned(work.plan, seen) : seen.displayName !== planned) {
    throw new TenantFailure('no-longer-as-planned');
  }
}

async function requireAtRest(work: TenantWork, servicePrincipalId: string): Promise<void> {
  const until = work.run.ports.clock.now() + work.run.lag.settleWindow();
  let missed = 0;
  const atRest = await waitFor(work, 'replication', until, async () => {
    const jobs = await look(
      work,
      (signal) => work.run.ports.directory.readJobsOf(servicePrincipalId, signal),
      () => undefined,
    );
    missed = jobs ? 0 : missed + 1;
    return jobs?.every((job) => job.schedule !== 'active') || missed >= looksThatProve || undefined;
  });
  if (!atRest) throw new TenantFailure('no-longer-as-planned');
}
