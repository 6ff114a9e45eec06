import { endsSharing, takesPeopleOut } from '../purpose.ts';
import { sideBySide } from '../side-by-side.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { visibilityLimit, waitFor } from '../waiting.ts';
import { checkScope } from './assignments.ts';
import { checkOnlyConfiguration, requireConfiguration, waitOutDoubts } from './configuration.ts';
import { requireConnection } from './connection.ts';
import { waitUntilRemovalsAreKnown } from './cycle.ts';
import { checkJob } from './job.ts';
import { requireMembership } from './membership.ts';

/** What a look at one thing came to. `superseded`: another configuration is the one to work on. */
export type Check = (work: TenantWork) => Promise<'holds' | 'not-seen' | 'superseded'>;

const everything: readonly Check[] = [checkOnlyConfiguration, checkJob, checkScope];
/** Where the sharing ends, another configuration of the name is no danger: nobody is in the scope of this one. */
const everythingToEnd: readonly Check[] = [checkJob, checkScope];
/** How old a reading of the organization may be when a job is started, in milliseconds. */
const membershipAge = 30_000;

/**
 * Waits for everything that must hold immediately before a start, which cannot be taken back: both tenants let the
 * connection be made, no other configuration carries the tenant's name and none can surface any more, it has one job,
 * and those of the plan and nobody else are in scope. What is not seen yet is looked for side by side; one last look at
 * everything shows that it holds at the same time.
 * @returns whether the configuration in work is the one that stays; if not, the work starts over with the other.
 */
export async function becomesReady(work: TenantWork): Promise<boolean> {
  await requireConnection(work);
  await waitOutDoubts(work);
  await requireConfiguration(work);
  if (takesPeopleOut(work.plan)) await waitUntilRemovalsAreKnown(work);
  const { clock } = work.run.ports;
  const begunAt = clock.now();
  const all = endsSharing(work.plan) ? everythingToEnd : everything;
  let missing = all;
  const end = await waitFor(work, 'replication', begunAt + visibilityLimit, async () => {
    const whole = missing.length === all.length;
    missing = await lookFor(work, missing);
    if (missing.length === 0 && !whole) missing = await lookFor(work, all);
    if (work.superseded) return 'superseded';
    return missing.length === 0 ? 'ready' : undefined;
  });
  if (end === undefined) throw new TenantFailure('not-replicated-in-time');
  if (end === 'superseded') return false;
  if (work.configurationIsNew) work.run.lag.note(clock.now() - begunAt);
  await requireMembership(work, clock.now() - membershipAge);
  return true;
}

/** @returns the checks that do not hold yet. */
async function lookFor(work: TenantWork, checks: readonly Check[]): Promise<readonly Check[]> {
  const found = await sideBySide(checks.map((check) => check(work)));
  if (found.includes('superseded')) work.superseded = true;
  return checks.filter((_, index) => found[index] !== 'holds');
}
