import type { RemovedPerson } from '@tenantry/contract';
import type { Tone } from '../../shared/status-text.tsx';
import { removedStrings as strings } from './runs-strings.ts';

/** One account of somebody who was taken out. */
export type RemovedAccount = RemovedPerson['tenants'][number];

const day = 24 * 60 * 60 * 1000;

/** Whole days in which the account can still be restored; 0 on the last one, `undefined` once it is gone. */
export function daysLeft({ restorableUntil }: RemovedAccount, now: number): number | undefined {
  return restorableUntil <= now ? undefined : Math.floor((restorableUntil - now) / day);
}

/** How it stands with an account that a run took out, and how urgent that is. `date` writes a moment as a day. */
export function removedWords(
  account: RemovedAccount,
  now: number,
  date: (at: number) => string,
): { readonly tone: Tone; readonly label: string } {
  const { displayName, restored, deletedAt, restorableUntil } = account;
  if (restored) return { tone: 'success', label: strings.restored(displayName) };
  const days = daysLeft(account, now);
  if (days === undefined) return { tone: 'error', label: strings.gone(displayName) };
  if (deletedAt === undefined) return { tone: 'waiting', label: strings.notYet(displayName, date(restorableUntil)) };
  return {
    tone: days <= 7 ? 'warning' : 'info',
    label: strings.daysLeft(displayName, days, date(restorableUntil)),
  };
}
