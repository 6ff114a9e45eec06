import { retryRequest, undoRequest, type JournalEntry, type PlanContent } from '../../packages/domain/src/index.ts';
import { plan, type Planner } from './planning.ts';
import type { Process } from './process.ts';
import type { Script } from './script.ts';
import type { Asked } from './wish.ts';

/** What there is to go by when the run has ended. */
export interface Ended {
  readonly planner: Planner;
  readonly asked: Asked;
  readonly first: PlanContent;
  readonly apply: (content: PlanContent, runId: string) => Process;
  readonly entries: () => readonly JournalEntry[];
  readonly processes: readonly Process[];
}

/** Undoes the run or retries what failed, if the script says so and there is anything. @returns what is wanted from then on. */
export async function doAfterwards({ afterwards }: Script, ended: Ended): Promise<Asked> {
  const next = afterwards === 'undo' ? undoing(ended) : undefined;
  const now = next ?? (afterwards === 'retry' ? retrying(ended) : undefined);
  if (!now) return ended.asked;
  const content = await plan(ended.planner, now);
  if (content) await ended.apply(content, afterwards).halted;
  return next ?? ended.asked;
}

function undoing({ first, asked, entries }: Ended): Asked | undefined {
  const reached = new Set(
    entries()
      .filter(({ runId, outcome }) => runId === 'run' && (outcome?.result === 'applied' || outcome?.result === 'found'))
      .map(({ tenantId }) => tenantId),
  );
  const request = undoRequest(
    first,
    reached,
    asked.flow === 'edit-shared-users-and-groups' ? asked.request : undefined,
  );
  return request && { request, flow: 'undo-run' };
}

function retrying({ first, processes }: Ended): Asked | undefined {
  const failed = new Set(
    (processes.at(-1)?.events ?? []).flatMap((event) => (event.type === 'tenant-failed' ? [event.tenantId] : [])),
  );
  const request = retryRequest(first, failed);
  return request && { request, flow: 'retry-run' };
}
