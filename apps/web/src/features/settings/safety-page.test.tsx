import type { SafetySettingsState } from '@tenantry/contract';
import { expect, test, vi } from 'vitest';
import { portalKey } from '../../shared/portal-query.ts';
import { helpdesk, rendered } from '../../testing/rendered.tsx';
import { SafetyPage } from './safety-page.tsx';

vi.stubGlobal('window', { location: { pathname: '/settings/org-settings/safety' } });

const state: SafetySettingsState = {
  settings: {
    removalSharePercent: 10,
    removalPeople: 5,
    secondApprover: true,
    approvalMinutes: 60,
    logRetentionDays: 90,
  },
  version: 3,
  changedAt: 0,
  changedBy: { userId: 'mara', displayName: 'Mara Ellison' },
};
const page = (part: Partial<SafetySettingsState> = {}, session?: typeof helpdesk) =>
  rendered(<SafetyPage />, {
    answers: [[portalKey('settings.readSafety', {}), { ...state, ...part }]],
    ...(session ? { session } : {}),
  });

test('an administrator can set every limit, and reads who did so last', () => {
  const { text, buttons } = page();
  for (const label of ['Percent of the people in a tenant', 'People, at least', 'Minutes an approval counts'])
    expect(text).toContain(label);
  expect(buttons).toEqual(['Save']);
  expect(text).toContain('Last changed by Mara Ellison');
});

test('the helpdesk reads the limits and can change none', () => {
  const { text, buttons } = page({}, helpdesk);
  expect(buttons).toEqual([]);
  expect(text).toContain('Such a plan needs the approval of another administrator Yes');
  expect(text).toContain('Your role, Helpdesk Administrator, does not let you change them.');
});

test('nothing is said of a change that nobody made', () => {
  const { changedAt: _, changedBy: __, ...untouched } = state;
  const { text } = rendered(<SafetyPage />, {
    answers: [[portalKey('settings.readSafety', {}), { ...untouched, version: 0 }]],
  });
  expect(text).toContain('Nobody has changed these settings yet.');
});
