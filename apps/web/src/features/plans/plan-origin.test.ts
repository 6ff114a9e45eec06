import { Flow } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { planOrigin } from './plan-origin.ts';
import { confirmStrings } from './confirm-strings.ts';
import { plansStrings } from './plans-strings.ts';

const forTenant = { tenantId: 'fabrikam', displayName: 'Fabrikam' };

test('a plan for one tenant leads back to that tenant, and to the tab on which it began', () => {
  expect(planOrigin({ flow: 'override-users-and-groups', forTenant })).toMatchObject({
    to: '/tenants/$tenantId',
    search: { tab: 'users-and-groups' },
  });
  expect(planOrigin({ flow: 'choose-configuration', forTenant })).toMatchObject({ search: { tab: 'configurations' } });
});

test('a plan that is about a run leads back to the run', () => {
  expect(planOrigin({ flow: 'undo-run', ofRun: 'run' })).toMatchObject({
    to: '/runs/$runId',
    params: { runId: 'run' },
  });
});

test('every other plan leads back to Share users', () => {
  expect(planOrigin({ flow: 'stop-sharing' }).to).toBe('/multitenant-collaboration/share-users');
});

test('every flow has a title, a question and words for nothing to change of its own', () => {
  const titles = Flow.options.map((flow) => plansStrings.titles[flow]('Fabrikam'));
  const questions = Flow.options.map((flow) => confirmStrings.question[flow]);
  expect(new Set(titles).size).toBe(Flow.options.length);
  expect(new Set(questions).size).toBe(Flow.options.length);
  for (const flow of Flow.options) expect(plansStrings.noChangesText[flow]).toMatch(/nothing to apply\.$/);
});
