import type { Clock, DirectoryReader } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';
import type { WakeUps } from '../store/wake-ups.ts';
import type { OrganizationReading, SnapshotStore, StatusSnapshot } from './status-snapshot.ts';

/** The reader is not asked again for this long after Graph has refused it. */
const refusalRemembered = 15 * 60 * 1000;

export interface StatusReaderDependencies {
  readonly homeTenantId: string;
  readonly reader: DirectoryReader;
  readonly snapshots: SnapshotStore;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
}

/** Reads the organization for everybody at once: however many look, Graph is asked once. */
export interface StatusReader {
  /**
   * What was last read; when nothing was read yet, or it is older than `notOlderThan`, it is read now.
   * @param viewer used when the application itself may not read.
   * @throws {DirectoryError} when nothing is known at all and nothing can be read.
   */
  read(viewer: DirectoryReader | undefined, notOlderThan: number): Promise<StatusSnapshot>;
}

export function createStatusReader(dependencies: StatusReaderDependencies): StatusReader {
  const { homeTenantId, reader, snapshots, wakeUps, clock } = dependencies;
  let refusedUntil = 0;
  let reading: Promise<StatusSnapshot> | undefined;

  async function readDirectory(viewer: DirectoryReader | undefined): Promise<OrganizationReading> {
    if (viewer === undefined || clock.now() >= refusedUntil) {
      try {
        return await readOrganizationWith(reader);
      } catch (error) {
        if (!(error instanceof DirectoryError) || error.code !== 'forbidden') throw error;
        refusedUntil = clock.now() + refusalRemembered;
        if (viewer === undefined) throw error;
      }
    }
    return readOrganizationWith(viewer);
  }

  async function readAnew(viewer: DirectoryReader | undefined): Promise<StatusSnapshot> {
    const readAt = clock.now();
    try {
      const content = await readDirectory(viewer);
      await snapshots.save(homeTenantId, readAt, content);
      await wakeUps.notify('status', homeTenantId);
      return { readAt, reading: content };
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      await snapshots.fail(homeTenantId, clock.now(), error.code);
      const last = await snapshots.read(homeTenantId);
      if (!last) throw error;
      return last;
    }
  }

  return {
    async read(viewer, notOlderThan) {
      const last = await snapshots.read(homeTenantId);
      if (last && last.readAt >= notOlderThan) return last;
      reading ??= readAnew(viewer).finally(() => (reading = undefined));
      return reading;
    },
  };
}

async function readOrganizationWith(directory: DirectoryReader): Promise<OrganizationReading> {
  const [organization, partnerConfigurations, configurations] = await Promise.all([
    directory.readOrganization(),
    directory.readPartnerConfigurations(),
    directory.readConfigurations(),
  ]);
  return { organization, partnerConfigurations, configurations };
}
