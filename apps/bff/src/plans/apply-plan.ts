import { randomUUID } from 'node:crypto';
import type { Move as MoveView } from '@tenantry/contract';
import type { Clock, Move, PlanContent } from '@tenantry/domain';
import { whatMoved } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import type { RunContent, RunStore } from '../runs/run-store.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { StoreJournal } from '../store/journal.ts';
import { digestOf, drawUp, type Sight } from './draft-plan.ts';
import type { StoredPlan } from './plan-store.ts';
import { removalsToConfirm } from './plan-summary.ts';

/** Names of people in a move are listed up to this many. */
const namesListed = 5;

export interface ApplyDependencies {
  readonly runs: RunStore;
  readonly journal: StoreJournal;
  readonly clock: Clock;
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
 * @throws {ProblemError} `plan-stale` with what moved, `plan-expired`, `confirmation-required`, or `run-in-progress`.
 */
export async function startRun(
  { runs, journal, clock }: ApplyDependencies,
  sight: Sight,
  plan: StoredPlan,
  approval: Approval,
  principal: SessionPrincipal,
): Promise<string> {
  if (plan.runId !== undefined) return plan.runId;
  const { content } = plan;
  if (approval.digest !== plan.digest)
    throw new ProblemError('plan-stale', 'Another plan was confirmed.', { moves: [] });
  if (clock.now() > plan.expiresAt) throw new ProblemError('plan-expired', 'The plan is too old.');
  const removals = removalsToConfirm(content);
  if (removals !== undefined && approval.confirmedRemovals !== removals)
    throw new ProblemError('confirmation-required', 'The number of removals was not confirmed.');
  const busy = await runs.unfinished(content.homeTenantId);
  if (busy && busy.planId !== plan.planId)
    throw new ProblemError('run-in-progress', 'Another run goes on.', { runId: busy.runId });
  await refuseWhenStale(sight, clock, plan);
  const run = await runs.create({
    runId: randomUUID(),
    planId: plan.planId,
    homeTenantId: content.homeTenantId,
    content: withoutEffect(content),
    startedBy: { userId: principal.userId, displayName: principal.displayName },
    accountId: principal.accountId,
    createdAt: clock.now(),
    state: 'queued',
  });
  if (run.planId !== plan.planId)
    throw new ProblemError('run-in-progress', 'Another run was started meanwhile.', { runId: run.runId });
  await journal.append({
    at: clock.now(),
    kind: 'run-started',
    actor: run.startedBy,
    runId: run.runId,
    planId: plan.planId,
    content: { digest: plan.digest },
  });
  return run.runId;
}

function withoutEffect({ effect: _, ...content }: PlanContent): RunContent {
  return content;
}

async function refuseWhenStale(sight: Sight, clock: Clock, plan: StoredPlan): Promise<void> {
  const { content } = plan;
  const { content: now } = await drawUp(sight, clock, content.homeTenantId, content.flow, content.sharing.principals);
  if (digestOf(now) === plan.digest) return;
  const moves = whatMoved(content, now).map((move) => viewMove(move, content, now));
  throw new ProblemError('plan-stale', 'The directory has moved since the plan was made.', { moves });
}

function viewMove(move: Move, before: PlanContent, after: PlanContent): MoveView {
  if ('tenantId' in move) return { code: move.code, tenantName: move.displayName };
  if (!('userIds' in move)) return { code: move.code };
  const names = move.userIds
    .slice(0, namesListed)
    .map((id) => (after.effect.people[id] ?? before.effect.people[id])?.displayName ?? id);
  return { code: move.code, names, count: move.userIds.length };
}
