import type { SafetySettings } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { draftOf, faultsIn, isLaxer, settingsOf } from './safety-draft.ts';

const settings: SafetySettings = {
  removalSharePercent: 10,
  removalPeople: 5,
  secondApprover: true,
  approvalMinutes: 60,
  logRetentionDays: 90,
};

test('what is shown of settings gives them back when it is saved', () => {
  expect(settingsOf(draftOf(settings))).toEqual(settings);
  expect(faultsIn(draftOf(settings))).toEqual([]);
});

test.each(['', ' ', '0', '51', '5.5', '-5', '1e1', 'five'])('%j is no percentage', (removalSharePercent) => {
  expect(faultsIn({ ...draftOf(settings), removalSharePercent })).toEqual(['removalSharePercent']);
});

test.each(['1', '50', ' 7 '])('%j is a percentage', (removalSharePercent) => {
  expect(faultsIn({ ...draftOf(settings), removalSharePercent })).toEqual([]);
});

test('settings that let more pass are laxer, stricter ones are not', () => {
  expect(isLaxer({ ...settings, removalPeople: 6 }, settings)).toBe(true);
  expect(isLaxer({ ...settings, secondApprover: false }, settings)).toBe(true);
  expect(isLaxer({ ...settings, removalPeople: 1, logRetentionDays: 30 }, settings)).toBe(false);
});
