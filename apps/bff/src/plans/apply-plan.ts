import { randomUUID } from 'node:crypto';
import type { Move as MoveView } from '@tenantry/contract';
import type { Clock, Move, PlanContent } from '@tenantry/domain';
import { whatMoved } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import type { RunContent, RunStore, StoredRun } from '../runs/run-store.ts';
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
  const { content } = plan;
  if (approval.digest !== plan.digest)
    throw new ProblemError('plan-stale', 'Another plan was confirmed.', { moves: [] });
  const started = await runs.ofPlan(plan.planId);
  if (started) return started.runId;
  if (clock.now() > plan.expiresAt) throw new ProblemError('plan-expired', 'The plan is too old.');
  const removals = removalsToConfirm(content);
  if (removals !== undefined && approval.confirmedRemovals !== removals)
    throw new ProblemError('confirmation-required', 'The number of removals was not confirmed.');
  const busy = await runs.unfinished(content.homeTenantId);
  if (busy && busy.planId !== plan.planId)
    throw new ProblemError('run-in-progress', 'Another run goes on.', { runId: busy.runId });
  const moves = await movesSince(sight, clock, plan);
  if (moves !== undefined) {
    // Asked for twice at once: what has moved then is what the run of this very plan has done already.
    const ours = await runs.ofPlan(plan.planId);
    if (ours) return ours.runId;
    throw new ProblemError('plan-stale', 'The directory has moved since the plan was made.', { moves });
  }
  const run = await keepRun({ runs, journal, clock }, plan, principal);
  if (run.planId !== plan.planId)
    throw new ProblemError('run-in-progress', 'Another run was started meanwhile.', { runId: run.runId });
  return run.runId;
}

/** Keeps the run and that it was started, both or neither. */
async function keepRun(
  { runs, journal, clock }: ApplyDependencies,
  plan: StoredPlan,
  { userId, displayName, accountId }: SessionPrincipal,
): Promise<StoredRun> {
  const createdAt = clock.now();
  const runId = randomUUID();
  const { planId, digest, content } = plan;
  const startedBy = { userId, displayName };
  const { homeTenantId } = content;
  return runs.create(
    { runId, planId, homeTenantId, content: withoutEffect(content), startedBy, accountId, createdAt, state: 'queued' },
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

/** Looks at the directory once more. @returns what has moved since, or `undefined` when the plan would be the same. */
async function movesSince(sight: Sight, clock: Clock, plan: StoredPlan): Promise<MoveView[] | undefined> {
  const { content } = plan;
  const { content: now } = await drawUp(sight, clock, content.homeTenantId, content.flow, content.sharing.principals);
  if (digestOf(now) === plan.digest) return undefined;
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
