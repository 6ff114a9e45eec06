import type { Clock } from '@tenantry/domain';
import type { Request } from 'express';
import type { Policy } from '../http/route-table.ts';
import type { StoreJournal } from '../store/journal.ts';

/** Keeps in the audit trail that somebody asked for what their seat does not allow. */
export function keepDenied(
  journal: StoreJournal,
  clock: Clock,
): (request: Request, name: string, policy: Policy) => Promise<void> {
  return async ({ principal }, name, policy) => {
    await journal.append({
      at: clock.now(),
      kind: 'denied',
      ...(principal && { actor: { userId: principal.userId, displayName: principal.displayName } }),
      content: { endpoint: name, policy, seat: principal?.seat },
    });
  };
}
