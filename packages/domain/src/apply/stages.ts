import type { Change } from '../plan/change.ts';

/** A change with its place in the plan, by which its events name it. */
export interface PlacedChange {
  readonly index: number;
  readonly change: Change;
}

/** Changes one after the other; what is beside each other in a stage may be done at the same time. */
export type Stage = readonly (readonly PlacedChange[])[];

const lastStage = 9;

/**
 * The changes of a tenant in stages; a stage begins when the one before has ended. First goes what must not run beside ours
 * or be taken for it. Then come trust and configuration, the job with its settings beside every assignment, all that takes
 * people out, one at a time, the start, and the cycle that has to be seen before the guard is narrowed, the job stopped or
 * the configuration deleted.
 */
export function stagesOf(changes: readonly Change[]): readonly Stage[] {
  const placed = changes.map((change, index): PlacedChange => ({ change, index }));
  return Array.from({ length: lastStage + 1 }, (_, number) => number).flatMap((number) => {
    const lanes = Map.groupBy(
      placed.filter(({ change }) => placeOf(change)[0] === number),
      ({ change, index }) => (change.kind === 'assign' ? `assignment ${index}` : placeOf(change)[1]),
    );
    return lanes.size === 0 ? [] : [[...lanes.values()]];
  });
}

function placeOf(change: Change): readonly [stage: number, lane: string] {
  switch (change.kind) {
    case 'create-partner-configuration':
    case 'allow-outbound-redemption':
      return [1, 'trust'];
    case 'create-configuration':
      return [1, 'configuration'];
    case 'pause-job':
      return change.reason === 'rival-removed' ? [0, 'rivals'] : [8, 'job'];
    case 'rename-configuration':
      return change.reason === 'configuration-given-back' ? [0, 'given back'] : [1, 'configuration'];
    case 'delete-configuration':
      return change.reason === 'rival-removed' ? [2, 'rivals'] : [9, 'configuration'];
    case 'create-job':
      return [3, 'job'];
    case 'save-settings':
      return change.reason === 'guard-restored' ? [7, 'guard'] : [3, 'job'];
    case 'assign':
      return [3, 'assignment'];
    case 'unassign':
      return [4, 'unassignment'];
    case 'start-job':
      return [5, 'start'];
    case 'await-cycle':
      return [6, 'cycle'];
  }
}
