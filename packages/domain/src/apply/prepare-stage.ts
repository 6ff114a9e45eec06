import { takesPeopleOut } from './purpose.ts';
import type { Stage } from './stages.ts';
import { readScope, requireAssigned, requireNobodyInScope } from './steps/assignments.ts';
import { requireConfiguration } from './steps/configuration.ts';
import { requireConnection } from './steps/connection.ts';
import { becomesReady } from './steps/ready.ts';
import { requireGuardWidened } from './steps/settings.ts';
import type { TenantWork } from './tenant-work.ts';

/** What must hold before any change of a stage. @returns whether the stage may begin. */
export async function prepareStage(work: TenantWork, stage: Stage): Promise<boolean> {
  const kinds = new Set(stage.flatMap((lane) => lane.map(({ change }) => change.kind)));
  if (kinds.has('start-job')) return becomesReady(work);
  const reasons = new Set(stage.flatMap((lane) => lane.map(({ change }) => change.reason)));
  // A rival goes only while the one that is kept is there.
  if (reasons.has('rival-removed')) await requireConfiguration(work);
  if (kinds.has('unassign')) await requireAssigned(work);
  if (kinds.has('unassign')) await requireGuardWidened(work);
  if (kinds.has('delete-configuration') && takesPeopleOut(work.plan)) await requireNobodyInScope(work);
  if (kinds.has('create-job') || kinds.has('save-settings') || kinds.has('assign')) await requireConnection(work);
  if (kinds.has('assign')) await readScope(work);
  return true;
}
