import type { Clock, DirectoryReader, HealthInput, Principal, SynchronizationConfiguration } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';
import { readAccountTypes, type GraphClient } from '@tenantry/graph';

/** Groups breathe slowly, and mappings are changed seldom: they are read again after this long. */
const lifetime = 5 * 60_000;

/** What is read for a diagnosis beside the status: costly, and the same for everybody who looks. */
export interface HealthReads {
  /** Facts of the principals, as far as they could be read: what is absent is unknown. */
  principals(principals: readonly Principal[], viewer: DirectoryReader): Promise<HealthInput['principals']>;
  /** As what configurations create people, as far as that could be read. */
  accountTypes(configurations: readonly SynchronizationConfiguration[]): Promise<HealthInput['accountTypes']>;
}

/** Reads as the application, and as the viewer where the application may not; remembers it, so that viewers do not multiply the reads. */
export function createHealthReads(reader: DirectoryReader, client: GraphClient, clock: Clock): HealthReads {
  const rememberPrincipals = remembering<HealthInput['principals']>(clock);
  const rememberTypes = remembering<HealthInput['accountTypes']>(clock);
  return {
    async principals(principals, viewer) {
      const each = [...new Map(principals.map((principal) => [principal.id, principal])).values()];
      if (each.length === 0) return new Map();
      const key = keyOf(each.map(({ id }) => id));
      const read = async () =>
        (await unlessRefused(reader.readPrincipals(each))) ?? unlessRefused(viewer.readPrincipals(each));
      return (await rememberPrincipals(key, read)) ?? new Map();
    },
    async accountTypes(configurations) {
      const jobs = configurations.flatMap(({ servicePrincipalId, jobs: [job] }) =>
        job ? [{ servicePrincipalId, jobId: job.jobId }] : [],
      );
      if (jobs.length === 0) return new Map();
      const key = keyOf(jobs.map(({ jobId }) => jobId));
      return (await rememberTypes(key, () => unlessRefused(readAccountTypes(client, jobs)))) ?? new Map();
    },
  };
}

function keyOf(ids: readonly string[]): string {
  return ids.toSorted().join();
}

async function unlessRefused<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DirectoryError) return undefined;
    throw error;
  }
}

/** Remembers the last value that could be read; those who ask for the same at the same moment share one reading. */
function remembering<Value>(clock: Clock) {
  let known: { readonly key: string; readonly at: number; readonly value: Value } | undefined;
  const going = new Map<string, Promise<Value | undefined>>();
  return async (key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> => {
    if (known?.key === key && clock.now() - known.at < lifetime) return known.value;
    const reading = going.get(key) ?? read().finally(() => going.delete(key));
    going.set(key, reading);
    const value = await reading;
    if (value !== undefined) known = { key, at: clock.now(), value };
    return value;
  };
}
