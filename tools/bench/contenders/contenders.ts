import { memoryJournal } from '../memory-journal.ts';
import type { Stage } from '../stage.ts';
import type { ScriptGraph } from './how-to.ts';
import { shareByHowTo } from './how-to.ts';
import { knowEverything } from './lower-bound.ts';
import { createOurs } from './ours.ts';
import { severalAtOnce } from './several-at-once.ts';
import { shareLikeTerraform } from './terraform-like.ts';

/** Prepares without being measured, and gives what is to be measured. */
export type Contender = (stage: Stage) => Promise<() => Promise<unknown>>;

/** Everybody who shares the groups of a stage with all its tenants. */
export const contenders = {
  'how-to one after the other': howTo(1),
  'how-to five at a time': howTo(5),
  'Terraform-like': async (stage) => () =>
    severalAtOnce(stage.tenants, 10, (tenantId) => shareLikeTerraform(graphOf(stage), tenantId, groupIdsOf(stage))),
  ours: async (stage) => {
    const ours = createOurs(stage, memoryJournal());
    const content = await ours.plan();
    return () => ours.apply(content);
  },
  'lower bound': async (stage) => () => knowEverything(stage),
} as const satisfies Readonly<Record<string, Contender>>;

export type ContenderName = keyof typeof contenders;

/** A tenant that is given up keeps nobody else waiting. */
function howTo(most: number): Contender {
  return async (stage) => () =>
    severalAtOnce(stage.tenants, most, async (tenantId) => {
      await shareByHowTo(graphOf(stage), tenantId, ...groupIdsOf(stage)).catch(() => undefined);
    });
}

function graphOf({ call, time }: Stage): ScriptGraph {
  return { call, sleep: (milliseconds) => time.sleep(milliseconds) };
}

function groupIdsOf({ groups }: Stage): readonly string[] {
  return groups.map(({ id }) => id);
}
