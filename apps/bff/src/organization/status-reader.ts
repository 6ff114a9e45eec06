import type { Clock, DirectoryReader } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';
import type { WakeUps } from '../store/wake-ups.ts';
import { overlayWrites } from './overlay-writes.ts';
import type { RecentWrites } from './recent-writes.ts';
import type { OrganizationReading, SnapshotStore, StatusSnapshot } from './status-snapshot.ts';

/** The reader is not asked again for this long after Graph has refused it. */
const refusalRemembered = 15 * 60 * 1000;
/** Then nobody reads between the looks of viewers, who read anew after this long. */
const viewersAge = 60_000;
/** Somebody who waits at a page is shown the last reading when Graph takes longer than this. */
const viewersPatience = 10_000;

export interface StatusReaderDependencies {
  readonly homeTenantId: string;
  readonly reader: DirectoryReader;
  readonly snapshots: SnapshotStore;
  readonly recentWrites: RecentWrites;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
  /** Aborted when the portal stops: nothing is waited for any more. */
  readonly stopping: AbortSignal;
}

type Refusal = DirectoryError & { readonly code: 'forbidden' | 'needs-sign-in' };

/** Reads the organization for everybody at once: however many look, Graph is asked once. */
export interface StatusReader {
  /**
   * What was last read; when nothing was read yet, or it is older than `notOlderThan`, it is read now. When that fails or
   * takes too long, what was last read, with `failedAt`.
   * @param viewer used when the application itself may not read.
   * @throws {DirectoryError} when nothing is known at all and nothing can be read; without a viewer, also `forbidden` or
   * `needs-sign-in` when the application may not read.
   */
  read(viewer: DirectoryReader | undefined, notOlderThan: number): Promise<StatusSnapshot>;
}

export function createStatusReader(dependencies: StatusReaderDependencies): StatusReader {
  const { homeTenantId, reader, snapshots, recentWrites, wakeUps, clock, stopping } = dependencies;
  let refusal: { readonly error: Refusal; readonly until: number } | undefined;
  let flight: Promise<StatusSnapshot> | undefined;
  const refused = () => (refusal !== undefined && clock.now() < refusal.until ? refusal.error : undefined);

  async function readDirectory(viewer: DirectoryReader | undefined): Promise<OrganizationReading> {
    if (refused() === undefined) {
      try {
        return await readOrganizationWith(reader, stopping);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refusal = { error, until: clock.now() + refusalRemembered };
      }
    }
    const error = refused();
    if (viewer === undefined && error !== undefined) throw error;
    return readOrganizationWith(viewer ?? reader, stopping);
  }

  /** A refusal is about whoever asked, and makes what was read before no less true. */
  async function readAnew(viewer: DirectoryReader | undefined): Promise<StatusSnapshot> {
    const readAt = clock.now();
    try {
      const { organization, ...lists } = await readDirectory(viewer);
      const reading = { organization, ...overlayWrites(lists, await recentWrites(), readAt) };
      await snapshots.save(homeTenantId, readAt, reading);
      await wakeUps.notify('status', homeTenantId);
      return { readAt, reading };
    } catch (error) {
      if (!(error instanceof DirectoryError) || isRefusal(error)) throw error;
      await snapshots.fail(homeTenantId, clock.now(), error.code);
      const last = await snapshots.read(homeTenantId);
      if (!last) throw error;
      return last;
    }
  }

  async function join(viewer: DirectoryReader | undefined): Promise<StatusSnapshot> {
    try {
      if (flight) return await flight;
    } catch (error) {
      // Somebody else was refused, who may see less.
      if (viewer === undefined || !isRefusal(error)) throw error;
    }
    flight ??= readAnew(viewer).finally(() => (flight = undefined));
    return flight;
  }

  function orLast(reading: Promise<StatusSnapshot>, last: StatusSnapshot): Promise<StatusSnapshot> {
    const answered = new AbortController();
    const enough = clock
      .sleep(viewersPatience, answered.signal)
      .then(() => ({ ...last, failedAt: last.failedAt ?? clock.now() }));
    return Promise.race([reading, enough]).finally(() => answered.abort());
  }

  return {
    async read(viewer, notOlderThan) {
      const last = await snapshots.read(homeTenantId);
      const oldest =
        viewer !== undefined && refused() ? Math.max(notOlderThan, clock.now() - viewersAge) : notOlderThan;
      if (last && last.readAt >= oldest) return last;
      if (viewer === undefined || last === undefined) return join(viewer);
      return orLast(join(viewer), last).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
        return last;
      });
    },
  };
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof DirectoryError && (error.code === 'forbidden' || error.code === 'needs-sign-in');
}

async function readOrganizationWith(directory: DirectoryReader, signal: AbortSignal): Promise<OrganizationReading> {
  const [organization, partnerConfigurations, configurations] = await Promise.all([
    directory.readOrganization(signal),
    directory.readPartnerConfigurations(signal),
    directory.readConfigurations(signal),
  ]);
  return { organization, partnerConfigurations, configurations };
}
