import type { PlanRefusal } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';

/** @throws {ProblemError} `plan-refused`, with the reason. */
export function refusePlan(refusal: PlanRefusal): never {
  throw new ProblemError('plan-refused', `No plan: ${refusal.code}.`, { refusal });
}
