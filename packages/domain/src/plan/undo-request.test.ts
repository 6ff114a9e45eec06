import { describe, expect, it } from 'vitest';
import type { Principal } from '../principal.ts';
import type { Sharing, SharingFlow, SharingRequest } from '../sharing.ts';
import type { Observation } from '../observation.ts';
import { orderRequest } from './order-request.ts';
import { planChanges } from './plan-changes.ts';
import type { TenantPlan } from './plan.ts';
import { retryRequest } from './retry-request.ts';
import {
  configuration,
  group,
  groupPrincipal,
  homeTenantId,
  job,
  memberTenant,
  observation,
  person,
  tenantIdOf,
  trusted,
} from './testing/build-observation.ts';
import { undoRequest } from './undo-request.ts';

const [sales, board] = [groupPrincipal('Sales'), groupPrincipal('Board')];
const [first, second, third] = [tenantIdOf(1), tenantIdOf(2), tenantIdOf(3)];
const tenants = [first, second, third];
const facts = [group('Sales', [person('Anna')]), group('Board', [person('Ben')])];

function world(configurations: Observation['configurations']) {
  return observation(
    [1, 2, 3].map((number) => memberTenant(number)),
    facts,
    { partnerConfigurations: [1, 2, 3].map(trusted), configurations },
  );
}

function content(request: SharingRequest, moment: Observation, flow: SharingFlow) {
  return {
    homeTenantId,
    flow,
    sharing: orderRequest(request),
    tenants: planChanges(request, moment, flow),
    warnings: [],
    observedAt: 0,
  };
}

function withoutBefore(plan: TenantPlan): TenantPlan {
  const { before: _, ...rest } = plan;
  return rest;
}

const shared = (principals: readonly Principal[]) => [1, 2, 3].map((number) => configuration(number, principals));
const all = new Set(tenants);

describe('undoing', () => {
  it('takes out of tenants whom a first share brought in', () => {
    const done = content({ principals: [sales], tenants }, world([]), 'select-users-and-groups');
    expect(undoRequest(done, all, { principals: [sales], tenants })).toEqual({
      principals: [sales],
      tenants: [],
      only: tenants,
      stops: tenants.map((tenantId) => ({ tenantId, accounts: 'take-out' })),
    });
  });

  it('makes what all shared before an edit what all share again', () => {
    const done = content({ principals: [board], tenants }, world(shared([sales])), 'edit-shared-users-and-groups');
    expect(undoRequest(done, all, { principals: [board], tenants })).toEqual({
      principals: [sales],
      tenants,
      only: tenants,
    });
  });

  it('plans only for tenants that were reached, and intends what was before for all that were meant', () => {
    const done = content({ principals: [board], tenants }, world(shared([sales])), 'edit-shared-users-and-groups');
    expect(undoRequest(done, new Set([second]), { principals: [board], tenants })).toEqual({
      principals: [sales],
      tenants,
      only: [second],
    });
  });

  it('ends an override, and makes one again that was ended', () => {
    const overrides = [{ tenantId: second, principals: [board] }];
    const only = [second];
    const overridden = { principals: [sales], tenants, overrides };
    const made = content({ ...overridden, only }, world(shared([sales])), 'override-users-and-groups');
    expect(undoRequest(made, all, overridden)).toEqual({ principals: [sales], tenants, only });
    const own = world([configuration(1, [sales]), configuration(2, [board]), configuration(3, [sales])]);
    const ended = content({ principals: [sales], tenants, only }, own, 'end-override');
    expect(undoRequest(ended, all, { principals: [sales], tenants })).toEqual({ ...overridden, only });
  });

  it('keeps what all share where the only tenant gets its override again', () => {
    const ended = content(
      { principals: [sales], tenants: [first] },
      world([configuration(1, [board])]),
      'end-override',
    );
    expect(undoRequest(ended, all, { principals: [sales], tenants: [first] })).toMatchObject({
      principals: [sales],
      overrides: [{ tenantId: first, principals: [board] }],
    });
  });

  it('shares again with whom sharing was stopped, at rest if it rested', () => {
    const stops = [
      { tenantId: first, accounts: 'take-out' as const },
      { tenantId: second, accounts: 'leave-behind' as const },
    ];
    const resting = configuration(2, [sales], { jobs: [job({ schedule: 'paused' })] });
    const moment = world([configuration(1, [board]), resting, configuration(3, [sales])]);
    const done = content({ principals: [], tenants: [], stops }, moment, 'stop-sharing');
    expect(undoRequest(done, all, { principals: [sales], tenants: [third] })).toEqual({
      principals: [sales],
      tenants,
      only: [first, second],
      overrides: [{ tenantId: first, principals: [board] }],
      pauses: [second],
    });
  });

  it('gives back what was taken over, and makes ours again that it replaced', () => {
    const foreign = configuration(1, [board], { servicePrincipalId: 'foreign', displayName: 'Made by hand' });
    const choices = [{ tenantId: first, keep: 'foreign', remove: ['configuration-1'] }];
    const request = { principals: [], tenants: [], choices };
    const returns = [{ tenantId: first, servicePrincipalId: 'foreign', displayName: 'Made by hand' }];
    const replaced = content(request, world([configuration(1, [sales]), foreign]), 'choose-configuration');
    expect(undoRequest(replaced, all, undefined)).toEqual({
      principals: [sales],
      tenants: [first],
      only: [first],
      returns,
    });
    const alone = content(request, world([foreign]), 'choose-configuration');
    expect(undoRequest(alone, all, { principals: [board], tenants: [first] })).toMatchObject({ tenants: [], returns });
  });

  it('takes over again what was given back by an undo', () => {
    const taken = configuration(1, [board], { servicePrincipalId: 'foreign' });
    const returns = [{ tenantId: first, servicePrincipalId: 'foreign', displayName: 'Made by hand' }];
    const done = content({ principals: [], tenants: [], returns }, world([taken]), 'undo-run');
    expect(undoRequest(done, all, undefined)).toMatchObject({
      choices: [{ tenantId: first, keep: 'foreign', remove: [] }],
    });
  });
});

describe('there is nothing to undo', () => {
  const intended: Sharing = { principals: [sales], tenants };

  it('where nothing was reached or nothing was changed', () => {
    const done = content({ principals: [board], tenants }, world(shared([sales])), 'edit-shared-users-and-groups');
    expect(undoRequest(done, new Set(), intended)).toBeUndefined();
    const idle = content(intended, world(shared([sales])), 'edit-shared-users-and-groups');
    expect(undoRequest(idle, all, intended)).toBeUndefined();
  });

  it('of a rival that was removed beside ours: it cannot be made again', () => {
    const rival = configuration(1, [board], { servicePrincipalId: 'rival', createdAt: 5 });
    const choices = [{ tenantId: first, keep: 'configuration-1', remove: ['rival'] }];
    const moment = world([configuration(1, [sales], { createdAt: 1 }), rival]);
    const done = content({ principals: [], tenants: [], choices }, moment, 'choose-configuration');
    expect(done.tenants[0]?.disposition.kind).toBe('change');
    expect(undoRequest(done, all, intended)).toBeUndefined();
  });

  it('of settings and trust that were put right', () => {
    const moment = { ...world(shared([sales])), partnerConfigurations: [] };
    const done = content(intended, moment, 'repair-drift');
    expect(done.tenants[0]?.disposition.kind).toBe('change');
    expect(undoRequest(done, all, intended)).toBeUndefined();
  });

  it('of a plan that does not tell what was before: nobody is taken out by a guess', () => {
    const done = content({ principals: [board], tenants }, world(shared([sales])), 'edit-shared-users-and-groups');
    const old = { ...done, tenants: done.tenants.map(withoutBefore) };
    expect(undoRequest(old, all, intended)).toBeUndefined();
  });
});

describe('retrying', () => {
  const overrides = [{ tenantId: third, principals: [board] }];
  const done = content({ principals: [sales], tenants, overrides }, world([configuration(1, [sales])]), 'retry-run');

  it('wants the same for the tenants that failed', () => {
    expect(retryRequest(done, new Set([third, second]))).toEqual({
      principals: [sales],
      tenants,
      overrides,
      only: [second, third],
    });
  });

  it('is nothing where no tenant failed in which something was to be done', () => {
    expect(retryRequest(done, new Set())).toBeUndefined();
    expect(retryRequest(done, new Set([first, tenantIdOf(9)]))).toBeUndefined();
  });
});
