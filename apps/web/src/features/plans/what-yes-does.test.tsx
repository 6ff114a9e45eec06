import type { Plan, PlannedTenant } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { portalKey } from '../../shared/portal-query.ts';
import { rendered } from '../../testing/rendered.tsx';
import { WhatYesDoes } from './what-yes-does.tsx';

const tenant: PlannedTenant = {
  tenantId: 'fabrikam',
  displayName: 'Fabrikam',
  disposition: 'change',
  changes: [],
  overridden: false,
  effect: {
    created: 0,
    kept: 0,
    guestsStayingGuests: 0,
    removed: 0,
    skipped: 0,
    leftBehind: 0,
    existingAccounts: 'known',
  },
};

function plan(part: Partial<Plan>, summary: Partial<Plan['summary']>): Plan {
  return {
    planId: 'plan',
    flow: 'stop-sharing',
    state: 'ready',
    createdAt: 0,
    expiresAt: 0,
    observedAt: 0,
    createdBy: { userId: 'alex', displayName: 'Alex' },
    digest: 'digest',
    principals: [],
    tenants: [tenant],
    warnings: [],
    summary: {
      tenantsToChange: 1,
      tenantsUnchanged: 0,
      tenantsWaiting: 0,
      tenantsBlocked: 0,
      changes: 1,
      graphWrites: 1,
      peopleCreated: 0,
      peopleKept: 0,
      peopleRemoved: 0,
      peopleSkipped: 0,
      peopleLeftBehind: 0,
      guestsStayingGuests: 0,
      estimatedRunSeconds: 2700,
      estimatedFirstCycleSeconds: 60,
      ...summary,
    },
    ...part,
  };
}

function people(effect: 'removed' | 'left-behind', displayName: string) {
  const key = portalKey('plans.people', { params: { planId: 'plan' }, query: { effect, limit: 200 } });
  return [key, { total: 3, people: [{ userId: 'a', displayName, userPrincipalName: 'a@contoso.com' }] }] as const;
}

test('people who lose their accounts are named before Yes, with the way back and its end', () => {
  const removing: PlannedTenant = {
    ...tenant,
    changes: [{ kind: 'await-cycle', reason: 'people-are-taken-out' }],
    effect: { ...tenant.effect, removed: 3 },
  };
  const { text } = rendered(<WhatYesDoes plan={plan({ tenants: [removing] }, { peopleRemoved: 3 })} />, {
    answers: [people('removed', 'Anna Berg')],
  });
  expect(text).toContain('3 people lose their accounts there: Anna Berg a@contoso.com and 2 more');
  expect(text).toContain('For 30 days they come back');
  expect(text).toContain('The run takes about 45 minutes, most of which it waits.');
});

test('people taken out because sharing ends are not promised to come back by themselves', () => {
  const removing: PlannedTenant = {
    ...tenant,
    changes: [
      { kind: 'await-cycle', reason: 'people-are-taken-out' },
      { kind: 'delete-configuration', reason: 'sharing-stopped' },
    ],
    effect: { ...tenant.effect, removed: 3 },
  };
  const { text } = rendered(<WhatYesDoes plan={plan({ tenants: [removing] }, { peopleRemoved: 3 })} />, {
    answers: [people('removed', 'Anna Berg')],
  });
  expect(text).toContain('For 30 days an administrator of that tenant can restore them');
  expect(text).not.toContain('they come back');
});

test('people who are left behind are named before Yes, with what that means', () => {
  const leaving: PlannedTenant = {
    ...tenant,
    changes: [{ kind: 'delete-configuration', reason: 'sharing-stopped' }],
    effect: { ...tenant.effect, leftBehind: 3 },
  };
  const { text } = rendered(<WhatYesDoes plan={plan({ tenants: [leaving] }, { peopleLeftBehind: 3 })} />, {
    answers: [people('left-behind', 'Bo Dahl')],
  });
  expect(text).toContain('3 people keep accounts there that nobody maintains any longer: Bo Dahl');
  expect(text).toContain('They keep their access there.');
  expect(text).not.toMatch(/cycle|lose/);
});
