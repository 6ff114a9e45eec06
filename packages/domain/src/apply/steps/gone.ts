import type { FoundConfiguration } from '../../directory.ts';
import { look } from '../look.ts';
import { isDone } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { lookUntil, visibilityLimit } from '../waiting.ts';

/** How many looks in a row must not show what is taken to be gone. */
export const looksThatProve = 3;
/** Milliseconds between two of them. */
const paceOfLooks = 2_000;

/**
 * Whether a configuration was deleted by us: for a while whatever a stale read says, and later as long as reads agree, for
 * somebody may have restored it.
 */
export async function wasDeleted(work: TenantWork, servicePrincipalId: string): Promise<boolean> {
  const times = [...work.entries.values()]
    .filter(({ change }) => change.kind === 'delete-configuration' && change.servicePrincipalId === servicePrincipalId)
    .filter(isDone)
    .map((entry) => entry.concludedAt ?? entry.at);
  if (times.length === 0) return false;
  const { clock } = work.run.ports;
  return clock.now() < Math.max(...times) + visibilityLimit || !(await readIt(work, servicePrincipalId));
}

/** Whether several looks in a row, the last of them before `until`, do not show a configuration. */
export async function isGone(
  work: TenantWork,
  servicePrincipalId: string,
  until = work.run.ports.clock.now() + work.run.lag.settleWindow(),
): Promise<boolean> {
  let missed = 0;
  const atLeast = work.run.ports.clock.now() + looksThatProve * paceOfLooks;
  const gone = await lookUntil(
    work,
    Math.max(until, atLeast),
    () => paceOfLooks,
    async () => {
      missed = (await readIt(work, servicePrincipalId)) ? 0 : missed + 1;
      return missed >= looksThatProve || undefined;
    },
  );
  return gone ?? false;
}

/** One look at a configuration by its id. */
export async function readIt(work: TenantWork, servicePrincipalId: string): Promise<FoundConfiguration | undefined> {
  return look(
    work,
    (signal) => work.run.ports.directory.readConfiguration(servicePrincipalId, signal),
    () => undefined,
  );
}
