import type { ChangeKind } from '../plan/change.ts';
import type { TenantId } from '../tenant.ts';
import type { RunEvent } from './run-event.ts';

/** What happens to the changes of one tenant, which may be done side by side. */
export interface Story {
  started(index: number, kind: ChangeKind): void;
  finished(index: number, kind: ChangeKind, outcome: 'applied' | 'already-so'): void;
}

/**
 * Tells what happens in the order of the plan, whatever really comes first: a change is told when all before it are told to
 * be finished. What was held back when the work ends stays untold.
 */
export function tellInOrder(tenantId: TenantId, emit: (event: RunEvent) => void): Story {
  const held = new Map<number, RunEvent[]>();
  let next = 0;
  const tell = (index: number, event: RunEvent): void => {
    if (index > next) return void held.set(index, [...(held.get(index) ?? []), event]);
    emit(event);
    if (event.type !== 'change-finished' || index < next) return;
    next = index + 1;
    const waiting = held.get(next) ?? [];
    held.delete(next);
    for (const one of waiting) tell(index + 1, one);
  };
  return {
    started: (index, kind) => tell(index, { type: 'change-started', tenantId, index, kind }),
    finished: (index, kind, outcome) => tell(index, { type: 'change-finished', tenantId, index, kind, outcome }),
  };
}
