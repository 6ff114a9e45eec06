import { randomUUID } from 'node:crypto';
import type { Move as MoveView } from '@tenantry/contract';
import type { Move, PlanContent } from '@tenantry/domain';
import { whatMoved } from '@tenantry/domain';
import type { PlanSafety } from '../approvals/plan-safety.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { RunContent, StoredRun } from '../runs/run-store.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { StoreJournal } from '../store/journal.ts';
import { digestOf } from './draft-plan.ts';
import { drawUp, type DrawUpDependencies, type Sight } from './draw-up.ts';
import type { StoredPlan } from './plan-store.ts';

/** Names of people in a move are listed up to this many. */
const namesListed = 5;

export interface ApplyDependencies extends DrawUpDependencies {
  readonly safety: PlanSafety;
  readonly journal: StoreJournal;
}

/** What the administrator confirmed. */
export interface Approval {
  readonly digest: string;
  readonly confirmedRemovals?: number | undefined;
}

/**
 * Starts the run of exactly the plan that was confirmed: the directory is looked at once more, and when the plan would be
 * another one today nothing is done. The same plan gives the same run, however often it is asked for.
 * @returns the run's id.
 * @throws {ProblemError} `plan-stale` with what moved, `plan-expired`, `confirmation-required`, `approval-required` or `run-in-progress`.
 */
export async function startRun(
  dependencies: ApplyDependencies,
  sight: Sight,
  plan: StoredPlan,
  approval: Approval,
  principal: SessionPrincipal,
): Promise<string> {
  const { runs, safety, clock } = dependencies;
  const { content } = plan;
  if (approval.digest !== plan.digest)
    throw new ProblemError('plan-stale', 'Another plan was confirmed.', { moves: [] });
  const started = await runs.ofPlan(plan.planId);
  if (started) return started.runId;
  if (clock.now() > plan.expiresAt) throw new ProblemError('plan-expired', 'The plan is too old.');
  await safety.require(plan, approval.confirmedRemovals, principal.userId);
  for (;;) {
    const before = await runs.count(content.homeTenantId);
    const busy = await runs.unfinished(content.homeTenantId);
    if (busy && busy.planId !== plan.planId)
      throw new ProblemError('run-in-progress', 'Another run goes on.', { runId: busy.runId });
    const moves = await movesSince(dependencies, sight, plan);
    if (moves !== undefined) {
      // Asked for twice at once: what has moved then is what the run of this very plan has done already.
      const ours = await runs.ofPlan(plan.planId);
      if (ours) return ours.runId;
      throw new ProblemError('plan-stale', 'The directory has moved since the plan was made.', { moves });
    }
    const run = await keepRun(dependencies, plan, before, principal);
    // A run that came and went while the directory was looked at may have changed what was seen: it is looked at again.
    if (!run) continue;
    if (run.planId !== plan.planId)
      throw new ProblemError('run-in-progress', 'Another run was started meanwhile.', { runId: run.runId });
    return run.runId;
  }
}

/** Keeps the run and that it was started, both or neither; if no other was made since there had been so many. */
async function keepRun(
  { runs, journal, clock }: ApplyDependencies,
  plan: StoredPlan,
  before: number,
  { userId, displayName, accountId }: SessionPrincipal,
): Promise<StoredRun | undefined> {
  const createdAt = clock.now();
  const runId = randomUUID();
  const { planId, digest, content } = plan;
  const startedBy = { userId, displayName };
  const { homeTenantId } = content;
  return runs.create(
    { runId, planId, homeTenantId, content: withoutEffect(content), startedBy, accountId, createdAt, state: 'queued' },
    before,
    (transaction) =>
      journal.append(
        { at: createdAt, kind: 'run-started', actor: startedBy, runId, planId, content: { digest } },
        { transaction },
      ),
  );
}

function withoutEffect(content: PlanContent): RunContent {
  const { effect: _, ...rest } = content;
  return rest;
}

/**
 * Asks for the very same once more. @returns what has moved since, or `undefined` when the plan would be the same.
 * @throws {ProblemError} `plan-refused` when there may be no such plan any more.
 */
async function movesSince(
  dependencies: ApplyDependencies,
  sight: Sight,
  { request, content, digest }: StoredPlan,
): Promise<MoveView[] | undefined> {
  const { content: now } = await drawUp(dependencies, sight, content.homeTenantId, request);
  if (digestOf(now) === digest) return undefined;
  return whatMoved(content, now).map((move) => viewMove(move, content, now));
}

function viewMove(move: Move, before: PlanContent, after: PlanContent): MoveView {
  if ('tenantId' in move) return { code: move.code, tenantName: move.displayName };
  if (!('userIds' in move)) return { code: move.code };
  const names = move.userIds
    .slice(0, namesListed)
    .map((id) => (after.effect.people[id] ?? before.effect.people[id])?.displayName ?? id);
  return { code: move.code, names, count: move.userIds.length };
}
