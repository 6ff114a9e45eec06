import { describe, expect, test } from 'vitest';
import { daysLeft, removedWords } from './removed-words.ts';
import type { RemovedAccount } from './removed-words.ts';

const day = 24 * 60 * 60 * 1000;
const now = 100 * day;

function account(changes: Partial<RemovedAccount> = {}): RemovedAccount {
  return {
    tenantId: 'fabrikam',
    displayName: 'Fabrikam',
    deletedAt: now - day,
    restorableUntil: now + 29 * day,
    restored: false,
    ...changes,
  };
}

const words = (changes: Partial<RemovedAccount>) => removedWords(account(changes), now, (at) => `day ${at / day}`);

describe('an account that was taken out', () => {
  test('can be restored for as many whole days as are left', () => {
    expect(daysLeft(account(), now)).toBe(29);
    expect(daysLeft(account({ restorableUntil: now + 1.5 * day }), now)).toBe(1);
    expect(daysLeft(account({ restorableUntil: now + 1 }), now)).toBe(0);
    expect(daysLeft(account({ restorableUntil: now }), now)).toBeUndefined();
  });

  test('says until when, and is a warning in the last week', () => {
    expect(words({})).toEqual({ tone: 'info', label: 'Fabrikam: 29 days left to restore it, until day 129' });
    expect(words({ restorableUntil: now + 7 * day }).tone).toBe('warning');
    expect(words({ restorableUntil: now + 1 })).toMatchObject({
      tone: 'warning',
      label: 'Fabrikam: last day to restore it',
    });
  });

  test('is not called deleted before the logs say so', () => {
    expect(words({ deletedAt: undefined }).label).toBe(
      'Fabrikam: the provisioning log does not show the deletion yet; can be restored until about day 129',
    );
  });

  test('is marked when it was restored, also after the thirty days', () => {
    expect(words({ restored: true, restorableUntil: now - day })).toEqual({
      tone: 'success',
      label: 'Fabrikam: restored',
    });
  });

  test('is gone when the thirty days are over', () => {
    expect(words({ restorableUntil: now - 1 })).toEqual({ tone: 'error', label: 'Fabrikam: the 30 days are over' });
  });
});
