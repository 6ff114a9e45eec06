import type { Plan, PlannedChange, PlannedTenant } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { consequences, cyclesOf } from './plan-consequences.ts';

function tenant(displayName: string, changes: PlannedChange[], part: Partial<PlannedTenant> = {}): PlannedTenant {
  return {
    tenantId: displayName.toLowerCase(),
    displayName,
    disposition: changes.length > 0 ? 'change' : 'unchanged',
    changes,
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
    ...part,
  };
}

function plan(flow: Plan['flow'], tenants: PlannedTenant[], part: Partial<Plan> = {}): Plan {
  return {
    planId: 'plan',
    flow,
    state: 'ready',
    createdAt: 0,
    expiresAt: 0,
    observedAt: 0,
    createdBy: { userId: 'anna', displayName: 'Anna' },
    digest: 'digest',
    principals: [],
    tenants,
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
      estimatedRunSeconds: 10,
      estimatedFirstCycleSeconds: 60,
    },
    ...part,
  };
}

const unassign: PlannedChange = { kind: 'unassign', reason: 'no-longer-shared' };
const wait: PlannedChange = { kind: 'await-cycle', reason: 'people-are-taken-out' };
const remove: PlannedChange = { kind: 'delete-configuration', reason: 'sharing-stopped' };
const pause: PlannedChange = { kind: 'pause-job', reason: 'sharing-stopped' };

describe('the end of sharing', () => {
  test('that takes people out is told to wait first and delete afterwards', () => {
    const stop = plan('stop-sharing', [tenant('Fabrikam', [unassign, wait, remove])]);
    expect(cyclesOf(stop)).toBe('awaited');
    expect(consequences(stop)).toEqual([
      expect.stringMatching(/^The run waits for the next cycle/),
      expect.stringMatching(/^Afterwards 1 configuration is deleted\. If people were not taken out, it is kept/),
    ]);
  });

  test('that leaves accounts behind is told to delete no account', () => {
    const stop = plan('stop-sharing', [tenant('Fabrikam', [pause, remove]), tenant('Litware', [pause, remove])]);
    expect(cyclesOf(stop)).toBe('none');
    expect(consequences(stop)).toEqual(['2 configurations are stopped and deleted; no account is deleted by that.']);
  });
});

test('a configuration that is taken over and a rival that is removed are told apart', () => {
  const changes: PlannedChange[] = [
    { kind: 'rename-configuration', reason: 'configuration-taken-over' },
    { kind: 'pause-job', reason: 'rival-removed' },
    { kind: 'delete-configuration', reason: 'rival-removed' },
  ];
  expect(consequences(plan('choose-configuration', [tenant('Fabrikam', changes)]))).toEqual([
    expect.stringMatching(/^1 configuration gets the name/),
    expect.stringMatching(/^1 other configuration is stopped and deleted; the accounts they made stay/),
  ]);
});

test('an edit says which tenants keep their own users and groups', () => {
  const edit = plan('edit-shared-users-and-groups', [
    tenant('Fabrikam', [unassign]),
    tenant('Woodgrove', [], { overridden: true }),
  ]);
  expect(consequences(edit)).toEqual(['Woodgrove keeps its own users and groups.']);
});

test('a guard that is widened is said to be put back where it is', () => {
  const changes: PlannedChange[] = [
    { kind: 'save-settings', reason: 'removals-confirmed' },
    unassign,
    wait,
    { kind: 'save-settings', reason: 'guard-restored' },
  ];
  expect(consequences(plan('edit-shared-users-and-groups', [tenant('Fabrikam', changes)]))[0]).toMatch(
    /usual threshold back/,
  );
  const stop = tenant('Fabrikam', [...changes.slice(0, 3), remove]);
  expect(consequences(plan('stop-sharing', [stop]))[0]).toMatch(/widened to exactly these removals, so that/);
});

test('users and groups for one tenant are said to concern only that one', () => {
  const forTenant = { tenantId: 'fabrikam', displayName: 'Fabrikam' };
  const override = plan('override-users-and-groups', [tenant('Fabrikam', [unassign])], { forTenant });
  expect(consequences(override)).toEqual([expect.stringMatching(/^Only Fabrikam is changed/)]);
});
