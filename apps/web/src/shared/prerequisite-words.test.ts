import type { Prerequisite } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { missingOn, prerequisiteNames, prerequisiteStatus } from './prerequisite-words.ts';

const prerequisite = (part: Partial<Prerequisite>): Prerequisite => ({
  code: 'inbound-synchronization',
  side: 'target',
  state: 'missing',
  handling: 'tenant-waits',
  ...part,
});

test('what is missing says who has to act', () => {
  expect(prerequisiteStatus(prerequisite({})).text).toContain('administrator of the other tenant');
  const ours = prerequisite({ code: 'outbound-redemption', side: 'home', handling: 'part-of-the-plan' });
  expect(prerequisiteStatus(ours)).toEqual({
    tone: 'info',
    text: expect.stringContaining('part of the plan') as string,
  });
});

test('missing permissions are named', () => {
  const missing = prerequisite({ code: 'portal-permissions', side: 'home', permissions: ['Policy.Read.All'] });
  expect(prerequisiteStatus(missing).text).toContain('Policy.Read.All');
});

test('what is not known is told apart from what is missing, with the reason', () => {
  const reasons = [
    'not-visible',
    'not-read',
    'not-permitted',
    'no-configuration',
    'hidden-behind-another',
    'not-told',
  ] as const;
  const sentences = reasons.map((unknownBecause) =>
    prerequisiteStatus(prerequisite({ state: 'unknown', unknownBecause })),
  );
  expect(new Set(sentences.map(({ text }) => text)).size).toBe(reasons.length);
  expect(sentences.every(({ tone, text }) => tone === 'unknown' && text.startsWith('Not '))).toBe(true);
});

test('the settings that are missing are named by side', () => {
  const all = [prerequisite({}), prerequisite({ state: 'met', code: 'inbound-redemption' })];
  expect(missingOn('target', all)).toEqual([prerequisiteNames['inbound-synchronization']]);
  expect(missingOn('home', all)).toEqual([]);
});
