import {
  applyPlan,
  draftPlan,
  type Directory,
  type Observation,
  type PlanContent,
} from '../../../packages/domain/src/index.ts';
import { createGraphClient, createGraphDirectory } from '../../../packages/graph/src/index.ts';
import { observe } from '../../../apps/bff/src/organization/observe.ts';
import { createRandom } from '../../../apps/sandbox/src/random/seeded-random.ts';
import type { memoryJournal } from '../memory-journal.ts';
import type { Stage } from '../stage.ts';

/** The product's own way, from planning to the end of the run. */
export interface Ours {
  plan(): Promise<PlanContent>;
  /** Tells how many tenants succeeded. */
  apply(content: PlanContent): Promise<number>;
}

/** What the journal holds of earlier runs is known when a plan is made, as in the portal. */
export function createOurs(stage: Stage, journal: ReturnType<typeof memoryJournal>): Ours {
  const { time, token, homeTenantId, tenants, groups } = stage;
  const random = createRandom(7);
  const directory: Directory = createGraphDirectory(
    createGraphClient({
      tokens: { token: () => Promise.resolve(token) },
      clock: time,
      random,
      purpose: 'background',
      send: (request) => stage.send(request),
    }),
  );
  const principals = groups.map(({ id, displayName }) => ({ id, kind: 'group', displayName }) as const);
  return {
    async plan() {
      const observation: Observation = await observe(directory, time, {
        homeTenantId,
        principals,
        recentWrites: journal.entries(),
      });
      const drafted = draftPlan({ principals, tenants }, 'select-users-and-groups', observation);
      if (drafted.kind === 'refused') throw new Error(drafted.refusal.code);
      return drafted.content;
    },
    async apply(content) {
      const ports = { directory, clock: time, random, journal, lease: { held: () => Promise.resolve(true) } };
      const { sharing } = content;
      const input = { runId: 'bench', homeTenantId, tenants: content.tenants, sharing, resumed: false };
      let succeeded = 0;
      for await (const event of applyPlan(input, ports)) {
        if (event.type === 'tenant-succeeded') succeeded += 1;
      }
      return succeeded;
    },
  };
}
