import type { Plan, PlannedTenant } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { moveSentence } from './move-sentences.ts';
import { changedEffect, headline, skipReason, tenantEffect, warningSentence } from './plan-words.ts';

const summary: Plan['summary'] = {
  tenantsToChange: 2,
  tenantsUnchanged: 0,
  tenantsWaiting: 0,
  tenantsBlocked: 0,
  changes: 12,
  graphWrites: 12,
  peopleCreated: 41,
  peopleKept: 0,
  peopleRemoved: 0,
  peopleSkipped: 3,
  peopleLeftBehind: 0,
  guestsStayingGuests: 0,
  estimatedRunSeconds: 40,
  estimatedFirstCycleSeconds: 240,
};

function plan(changes: Partial<Plan['summary']>): Plan {
  return {
    planId: 'plan',
    flow: 'select-users-and-groups',
    state: 'ready',
    createdAt: 0,
    expiresAt: 0,
    observedAt: 0,
    createdBy: { userId: 'anna', displayName: 'Anna' },
    digest: 'digest',
    principals: [],
    tenants: [],
    warnings: [],
    summary: { ...summary, ...changes },
  };
}

function tenant(effect: Partial<PlannedTenant['effect']>): PlannedTenant {
  const nobody = { created: 0, kept: 0, guestsStayingGuests: 0, removed: 0, skipped: 0, leftBehind: 0 };
  return {
    tenantId: 'fabrikam',
    displayName: 'Fabrikam',
    disposition: 'change',
    changes: [],
    overridden: false,
    effect: { ...nobody, existingAccounts: 'known', ...effect },
  };
}

describe('the headline of a plan', () => {
  test('says how many tenants and people it concerns and how long it takes', () => {
    expect(headline(plan({}))).toBe(
      '2 tenants will be changed, 41 people get an account in them. The run takes less than a minute, the first cycle about 4 minutes more.',
    );
  });

  test('never leaves out that people lose their accounts', () => {
    expect(headline(plan({ peopleCreated: 0, peopleRemoved: 1 }))).toMatch(/1 person loses the account/);
  });

  test('never leaves out that accounts stay which nobody maintains', () => {
    expect(headline(plan({ peopleCreated: 0, peopleLeftBehind: 3 }))).toMatch(/3 people keep accounts that nobody/);
  });

  test('speaks of a first cycle only where one does something', () => {
    expect(headline(plan({ peopleCreated: 0, peopleLeftBehind: 3 }))).not.toMatch(/cycle/);
  });

  test('says that the run waits when it waits for a cycle', () => {
    const stop = {
      ...tenant({ removed: 2 }),
      changes: [{ kind: 'await-cycle', reason: 'people-are-taken-out' }],
    } as const;
    const waiting = {
      ...plan({ peopleCreated: 0, peopleRemoved: 2, estimatedRunSeconds: 2700 }),
      tenants: [{ ...stop, changes: [...stop.changes] }],
    };
    expect(headline(waiting)).toMatch(/The run takes about 45 minutes, most of which it waits for a cycle\.$/);
  });

  test('says so when nothing would change', () => {
    expect(headline(plan({ tenantsToChange: 0 }))).toBe('Applying this plan would change nothing.');
  });
});

describe('what a plan does to the people of a tenant', () => {
  test('begins with those who lose their accounts', () => {
    expect(tenantEffect(tenant({ removed: 2, created: 1, skipped: 1 }))).toBe(
      '2 people lose their accounts, 1 person gets an account, 1 is not shared',
    );
  });

  test('is said also when nobody is concerned', () => {
    expect(tenantEffect(tenant({}))).toBe('No person is concerned');
  });
});

describe('what the question says of people', () => {
  const inFabrikam = tenant({ created: 40, guestsStayingGuests: 1 });
  const elsewhere: PlannedTenant = { ...tenant({ kept: 40 }), disposition: 'unchanged' };

  test('is about the one tenant that changes, not about those that stay as they are', () => {
    const one = {
      ...plan({ tenantsToChange: 1, tenantsUnchanged: 1, peopleKept: 40 }),
      tenants: [inFabrikam, elsewhere],
    };
    expect(changedEffect(one)).toMatchObject({ created: 40, kept: 0, guests: 1 });
  });

  test('leaves out who stays when that cannot be told for the tenants that change', () => {
    const some = { ...plan({ tenantsUnchanged: 1, peopleKept: 40 }), tenants: [inFabrikam, inFabrikam, elsewhere] };
    expect(changedEffect(some)).toMatchObject({ created: 41, kept: undefined, guests: undefined });
  });

  test('counts everybody once when all tenants change', () => {
    const all = { ...plan({ guestsStayingGuests: 2 }), tenants: [inFabrikam, inFabrikam] };
    expect(changedEffect(all)).toMatchObject({ created: 41, guests: 2, removed: 0 });
  });
});

describe('sentences', () => {
  test('a warning of removals names the share', () => {
    expect(warningSentence({ code: 'removes-people', count: 12, share: 0.25 })).toMatch(/^12 people .*25\s?%/);
  });

  test('a move names the first people and counts the others', () => {
    expect(moveSentence({ code: 'people-added', names: ['Anna Berg', 'Bo Dahl'], count: 5 })).toBe(
      'Anna Berg, Bo Dahl, and 3 other people would be shared as well.',
    );
  });

  test('somebody skipped because of a group is told which one', () => {
    const person = { userId: 'a', displayName: 'Anna', userPrincipalName: 'anna@contoso.com', tenantCount: 1 };
    expect(
      skipReason({ ...person, effect: 'skipped', skipReason: 'owner-only', through: 'Sales', tenantNames: [] }),
    ).toBe('owner of Sales, but no member');
  });
});
