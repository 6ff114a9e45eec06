import type { Change, ChangeKind } from '../plan/change.ts';

/** A change with its place in the plan, by which its events name it. */
export interface PlacedChange {
  readonly index: number;
  readonly change: Change;
}

/** Changes one after the other; what is beside each other in a stage may be done at the same time. */
export type Stage = readonly (readonly PlacedChange[])[];

const stages: Readonly<Record<ChangeKind, readonly [stage: number, lane: string]>> = {
  'create-partner-configuration': [0, 'trust'],
  'allow-outbound-redemption': [0, 'trust'],
  'create-configuration': [0, 'configuration'],
  'create-job': [1, 'job'],
  'save-settings': [1, 'job'],
  assign: [1, 'assignment'],
  unassign: [2, 'unassignment'],
  'start-job': [3, 'start'],
};

/**
 * The changes of a tenant in stages: trust beside the configuration, then the job with its settings beside every assignment,
 * then all that takes people out, one at a time, and the start at the end. A stage begins when the one before has ended.
 */
export function stagesOf(changes: readonly Change[]): readonly Stage[] {
  const placed = changes.map((change, index): PlacedChange => ({ change, index }));
  return [0, 1, 2, 3].flatMap((number) => {
    const lanes = Map.groupBy(
      placed.filter(({ change }) => stages[change.kind][0] === number),
      ({ change, index }) => (change.kind === 'assign' ? `assignment ${index}` : stages[change.kind][1]),
    );
    return lanes.size === 0 ? [] : [[...lanes.values()]];
  });
}
