import type { DriftItem, TenantDrift as Drift } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { portalKey } from '../../shared/portal-query.ts';
import { helpdesk, rendered } from '../../testing/rendered.tsx';
import { TenantDrift } from './tenant-drift.tsx';

const same: DriftItem = {
  aspect: 'scope-mode',
  state: 'same',
  intended: { kind: 'scope-mode', scope: 'assigned' },
  applied: { kind: 'scope-mode', scope: 'assigned' },
  live: { kind: 'scope-mode', scope: 'assigned' },
  differences: [],
  repair: 'plan',
};
const paused: DriftItem = {
  aspect: 'job-state',
  state: 'drifted',
  intended: { kind: 'job-state', state: 'active' },
  applied: { kind: 'job-state', state: 'active' },
  live: { kind: 'job-state', state: 'paused' },
  liveDigest: 'digest',
  differences: [],
  repair: 'plan',
};
const mappings: DriftItem = {
  aspect: 'attribute-mappings',
  state: 'drifted',
  differences: [{ change: 'changed', name: 'Users: department', before: '[department]', after: '[companyName]' }],
  repair: 'entra',
};
const acceptance = { reason: 'Agreed until Friday.', by: { userId: 'm', displayName: 'Mara Ellison' }, at: 0 };

function tab(items: readonly DriftItem[], part: Partial<Drift> = {}, session?: typeof helpdesk) {
  const drift: Drift = {
    asOf: 0,
    stale: false,
    appliedAt: 0,
    runId: 'the-run',
    items: [...items],
    entraUrl: 'https://entra.example/configuration',
    ...part,
  };
  return rendered(<TenantDrift tenantId="fabrikam" />, {
    answers: [[portalKey('drift.read', { params: { tenantId: 'fabrikam' } }), drift]],
    ...(session ? { session } : {}),
  });
}

test('a tenant that is as it should be says so, and offers nothing to do', () => {
  const { text, buttons } = tab([same]);
  expect(text).toContain('Everything is as it is meant to be.');
  expect(buttons).toEqual([]);
});

test('a difference stands in three columns, to be put right or accepted', () => {
  const { text, buttons } = tab([same, paused]);
  expect(text).toContain('1 thing is not as intended.');
  expect(text).toMatch(/Synchronization job Changed outside .*Running Running Paused/);
  expect(buttons).toEqual(['Put it right', 'Accept…']);
});

test('mappings are told entry by entry, and changed in Entra only', () => {
  const { text, buttons, links } = tab([mappings]);
  expect(text).toContain('Users: department Changed [department] [companyName]');
  expect(text).toContain('Attribute mappings and scoping filters are changed in Microsoft Entra only.');
  expect(Object.values(links)).toContain('https://entra.example/configuration');
  expect(buttons).toEqual(['Accept…']);
});

test('the helpdesk reads differences and can do nothing about them', () => {
  expect(tab([paused, mappings], {}, helpdesk).buttons).toEqual([]);
});

test('what is unknown is never called fine', () => {
  const { live: _, liveDigest: __, ...unread } = paused;
  const { text } = tab([same, { ...unread, state: 'unknown' }]);
  expect(text).not.toContain('Everything is as it is meant to be.');
  expect(text).toContain('1 thing could not be read or compared');
  expect(tab([same], { stale: true }).text).toContain('nothing can be said of what is live now');
});

test('what was accepted is told with who did it and why; changed again it says so', () => {
  const accepted = tab([{ ...paused, state: 'accepted', acceptance }]);
  expect(accepted.text).toContain('Accepted by Mara Ellison: Agreed until Friday.');
  expect(accepted.buttons).toEqual([]);
  const again = tab([{ ...paused, acceptance }]);
  expect(again.text).toContain('Mara Ellison accepted an earlier value; it has been changed again since.');
  expect(again.buttons).toContain('Accept…');
});

test('a tenant that nothing was shared with has no differences', () => {
  expect(tab([]).text).toContain('Nothing is shared with this tenant by the portal');
});
