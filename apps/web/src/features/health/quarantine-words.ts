import type { Finding } from '@tenantry/contract';
import { dateTime } from '../../shared/time.ts';

/** Why, and what to do about it, by Graph's reasons. */
const reasons: Readonly<Record<string, string>> = {
  EncounteredQuarantineException:
    'The connection was refused: check the prerequisites of both tenants. Once they are in place, the next attempt ends the quarantine.',
  TooManyDeletes:
    'More people would be removed in one cycle than the guard allows. Find out who left the scope: put them back, or confirm the removals in Microsoft Entra.',
  EncounteredEscrowProportionThreshold:
    'More than 40 percent of the changes failed. The provisioning logs say why; correct the most frequent error first.',
  EncounteredBaseEscrowThreshold:
    'Too many changes failed. The provisioning logs say why; correct the most frequent error first.',
  EncounteredTotalEscrowThreshold:
    'Too many changes failed. The provisioning logs say why; correct the most frequent error first.',
  QuarantinedOnDemand: 'Somebody put it there by hand. Start it again when the reason is gone.',
  QuarantineOnDemand: 'Somebody put it there by hand. Start it again when the reason is gone.',
  IngestionInterrupted: 'Reading this tenant was interrupted. Microsoft Entra tries again by itself.',
};

/** Day, next attempt and what to do, by the reason of a quarantine. */
export function quarantineMeaning({ reason, since, day, nextAttemptAt, disabled }: Finding['evidence']): string {
  const known = reason === undefined ? undefined : reasons[reason];
  const why =
    known ?? (reason === undefined ? 'The reason is not told.' : `Microsoft Entra gives the reason ${reason}.`);
  const days = day === undefined || since === undefined ? '' : `Day ${String(day)} of 28, since ${dateTime(since)}. `;
  if (disabled === true) return `${days}Microsoft Entra has disabled the job. ${why}`;
  const next = nextAttemptAt === undefined ? '' : ` It is tried again on ${dateTime(nextAttemptAt)}.`;
  return `${days}${why}${next}`;
}
