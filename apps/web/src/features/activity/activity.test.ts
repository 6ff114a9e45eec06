import type { ActivityEntry } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { activityDays } from './activity-days.ts';
import { activityActor, activityWords, detailSentence, outcomeSentence } from './activity-strings.ts';

function entry(part: Partial<ActivityEntry>): ActivityEntry {
  return { entryId: '1', at: new Date(2026, 10, 22, 12).getTime(), kind: 'write', ...part };
}

test('entries are grouped by the days of the reader, in the order in which they come', () => {
  const late = entry({ entryId: '3', at: new Date(2026, 10, 22, 0, 1).getTime() });
  const early = entry({ entryId: '2', at: new Date(2026, 10, 21, 23, 59).getTime() });
  expect(activityDays([entry({}), late, early]).map((day) => day.entries.length)).toEqual([2, 1]);
});

test('a write is told in the words of its change, an unknown change in general ones', () => {
  expect(activityWords(entry({ change: 'start-job' }))).toBe('started the synchronization job');
  expect(activityWords(entry({ change: 'something-new' }))).toBe('changed Microsoft Entra');
});

test('a run is finished by the portal, for the person who started it', () => {
  const finished = entry({ kind: 'run-finished', actor: { userId: 'u', displayName: 'Mara' } });
  expect(`${activityActor(finished)} ${activityWords(finished)}`).toBe('The portal finished the run that Mara started');
});

test('a write that was refused says that nothing was changed; one that was applied says nothing more', () => {
  expect(outcomeSentence(entry({ outcome: 'refused' }))).toContain('nothing was changed');
  expect(outcomeSentence(entry({ outcome: 'applied' }))).toBeUndefined();
});

test('a change of settings that lets more pass says so, in what', () => {
  const changed = entry({ kind: 'settings-changed', laxer: ['secondApprover', 'removalPeople'] });
  expect(detailSentence(changed)).toBe(
    'This lets more pass than before: no second administrator is asked any longer; more people may be taken out unasked.',
  );
  expect(detailSentence(entry({ kind: 'settings-changed', laxer: [] }))).toBeUndefined();
});

test('an accepted difference is told with its reason', () => {
  const accepted = entry({ kind: 'drift-accepted', aspect: 'job-state', reason: 'Agreed until Friday.' });
  expect(detailSentence(accepted)).toBe('Reason: Agreed until Friday.');
});
