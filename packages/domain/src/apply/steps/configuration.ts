import type { Change } from '../../plan/change.ts';
import type { FoundConfiguration } from '../../directory.ts';
import { look } from '../look.ts';
import { isNamedAsPlanned } from '../purpose.ts';
import { TenantFailure } from '../tenant-failure.ts';
import { isOpen, sentUntil } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { freshPatience, patienceLimit, recoverFrom, visibilityLimit, waitFor } from '../waiting.ts';
import { resolveOpen, sendOnce } from '../write.ts';
import { findCandidates } from './candidates.ts';
import { convergeDuplicates } from './duplicates.ts';

type CreateConfiguration = Extract<Change, { readonly kind: 'create-configuration' }>;

/**
 * Makes the configuration of the tenant, or takes up the one there is. After an answer that was lost, in this run or an
 * earlier one, nothing is made before a settle window has shown that nothing came of it.
 */
export async function ensureConfiguration(
  work: TenantWork,
  change: CreateConfiguration,
): Promise<'applied' | 'already-so'> {
  const { clock } = work.run.ports;
  const patience = freshPatience();
  let doubtful = false;
  for (;;) {
    const found = await lookUntilSettled(work, change);
    if (found) {
      adopt(work, found);
      await resolveOpen(work, change, { result: 'found', made: idsOf(found) });
      return doubtful ? 'applied' : 'already-so';
    }
    await resolveOpen(work, change, { result: 'refused', code: 'never-arrived' });
    const sent = await sendOnce(work, {
      change,
      send: () => work.run.ports.directory.createConfiguration(change.displayName),
      made: idsOf,
    });
    if (sent.kind === 'applied') {
      adopt(work, sent.value);
      work.configurationIsNew = true;
      return 'applied';
    }
    if (sent.kind === 'refused') {
      await recoverFrom(work, sent.error, patience, change.kind);
    } else if (sent.kind === 'ambiguous') {
      doubtful = true;
      work.doubtfulUntil = Math.max(work.doubtfulUntil, clock.now() + work.run.lag.settleWindow());
      patience.since ??= clock.now();
      if (clock.now() - patience.since >= patienceLimit) throw new TenantFailure('directory-unavailable', sent.error);
    }
  }
}

/** One look when nothing is open; else looks until something is found or the settle window is over. */
async function lookUntilSettled(
  work: TenantWork,
  change: CreateConfiguration,
): Promise<FoundConfiguration | undefined> {
  const open = [...work.entries.values()].filter((entry) => entry.kind === change.kind && isOpen(entry));
  const window = work.run.lag.settleWindow();
  const until = Math.max(0, ...open.map((entry) => sentUntil(entry, work.run) + window));
  const candidates = await waitFor(work, 'settle-window', until, async () => {
    const { candidates: found } = await findCandidates(work, change.displayName);
    return found.length > 0 ? found : undefined;
  });
  return candidates && convergeDuplicates(work, candidates);
}

function adopt(work: TenantWork, found: FoundConfiguration): void {
  work.configuration = found;
  work.madeAt = Math.max(work.madeAt ?? 0, found.createdAt ?? work.run.ports.clock.now());
}

function idsOf(found: FoundConfiguration) {
  return {
    servicePrincipalId: found.servicePrincipalId,
    applicationClientId: found.applicationClientId,
    ...(found.applicationId === undefined ? {} : { applicationId: found.applicationId }),
    ...(found.assignmentRoleId === undefined ? {} : { assignmentRoleId: found.assignmentRoleId }),
  };
}

/**
 * The configuration all further steps write to, once it can be seen by its id.
 * @throws {TenantFailure} `not-replicated-in-time` for one made or found in this run, `no-longer-as-planned` for one the
 * plan builds on that is gone or was renamed.
 */
export async function requireConfiguration(work: TenantWork): Promise<FoundConfiguration> {
  const known = work.configuration;
  if (known && work.configurationSeen) return known;
  const { directory, clock } = work.run.ports;
  const id = known?.servicePrincipalId ?? work.plan.configuration?.servicePrincipalId;
  if (id === undefined) throw new TenantFailure('no-longer-as-planned');
  const begunAt = clock.now();
  const seen = await waitFor(
    work,
    'replication',
    begunAt + (known ? visibilityLimit : work.run.lag.settleWindow()),
    async () => {
      const read = await look(
        work,
        (signal) => directory.readConfiguration(id, signal),
        () => undefined,
      );
      // The role by which people are assigned may come later than the rest.
      return read?.assignmentRoleId === undefined ? undefined : read;
    },
  );
  if (!seen) throw new TenantFailure(known ? 'not-replicated-in-time' : 'no-longer-as-planned');
  if (!isNamedAsPlanned(work.plan, seen)) throw new TenantFailure('no-longer-as-planned');
  if (work.configurationIsNew) work.run.lag.note(clock.now() - begunAt);
  work.configuration = seen;
  work.configurationSeen = true;
  return seen;
}

/** Waits until no create whose answer was lost can surface any more. */
export async function waitOutDoubts(work: TenantWork): Promise<void> {
  const { clock } = work.run.ports;
  const over = async () => (clock.now() >= work.doubtfulUntil ? true : undefined);
  await waitFor(work, 'settle-window', work.doubtfulUntil, over);
}

/**
 * Whether the list shows the configuration in work and no other of its name. Second ones of our own making are removed.
 * @throws {TenantFailure} `several-configurations` when another one is there that is not provably ours.
 */
export async function checkOnlyConfiguration(work: TenantWork): Promise<'holds' | 'not-seen' | 'superseded'> {
  const { servicePrincipalId, displayName } = await requireConfiguration(work);
  const { listed, candidates } = await findCandidates(work, displayName);
  if (!listed.has(servicePrincipalId)) return 'not-seen';
  const canonical = await convergeDuplicates(work, candidates);
  return canonical.servicePrincipalId === servicePrincipalId ? 'holds' : 'superseded';
}
