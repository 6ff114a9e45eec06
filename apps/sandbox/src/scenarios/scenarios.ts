import { createContoso } from './contoso.ts';
import {
  createBrokenPolicies,
  createDrifted,
  createHalfDone,
  createMassDelete,
  createQuarantined,
  createShared,
  createTenantLeft,
  createThrottled,
} from './contoso-states.ts';
import { createHundred } from './hundred.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario, the default one first. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'contoso',
    title: 'Contoso, the first day',
    description:
      'About 300 people and 40 groups of every kind, five active partners of which one has not allowed inbound synchronization, and one that is pending. Nothing is shared yet.',
    create: createContoso,
  },
  {
    name: 'hundred',
    title: 'A hundred tenants',
    description: '99 active partners that are ready, 100,000 people and 2,000 groups.',
    create: createHundred,
  },
  {
    name: 'shared',
    title: 'Contoso after a week',
    description:
      'All Employees Sync is shared with every partner that is ready, and the jobs are in their steady state.',
    create: createShared,
  },
  {
    name: 'half-done',
    title: 'Half-done setup',
    description: 'Configurations without a job, without credentials and without people, beside a complete one.',
    create: createHalfDone,
  },
  {
    name: 'quarantined',
    title: 'Quarantine',
    description: 'Fabrikam withdrew its consent two days ago, and the job towards it is in quarantine.',
    create: createQuarantined,
  },
  {
    name: 'mass-delete',
    title: 'Mass deletion held back',
    description: 'Most people left the shared group by accident; the deletion guard holds their deletion back.',
    create: createMassDelete,
  },
  {
    name: 'tenant-left',
    title: 'A tenant left',
    description: 'Adventure Works left the organization, and its configuration keeps running.',
    create: createTenantLeft,
  },
  {
    name: 'drifted',
    title: 'Edited by hand',
    description: 'One configuration has another person, one was renamed and one exists twice.',
    create: createDrifted,
  },
  {
    name: 'throttled',
    title: 'A busy service',
    description:
      'Contoso on its first day, while others use up the budgets: a tenth is left, and Graph throttles some calls, a few without saying for how long.',
    conditions: {
      budgetShare: 0.1,
      faults: [
        { match: { method: 'GET', path: '/v1.0/…' }, kind: 'throttle', rate: 0.15, retryAfter: 1 },
        { match: { path: '/v1.0/…/synchronization/…' }, kind: 'throttle', rate: 0.2, retryAfter: 2 },
        { match: { path: '/v1.0/…' }, kind: 'throttle', rate: 0.03, retryAfter: null },
        { match: { path: '/v1.0/…' }, kind: 'unavailable', rate: 0.02, retryAfter: 1 },
      ],
    },
    create: createThrottled,
  },
  {
    name: 'broken-policies',
    title: 'Broken policies',
    description: 'Every partner lacks another setting, so that each connection test fails in its own way.',
    create: createBrokenPolicies,
  },
];

/** A scenario by its name, the given one, or the default; throws a `RangeError` for a name that no scenario has. */
export function scenarioOf(wanted: string | Scenario | undefined): Scenario {
  const named = typeof wanted === 'string' ? scenarios.find((candidate) => candidate.name === wanted) : wanted;
  const scenario = wanted === undefined ? scenarios[0] : named;
  if (scenario === undefined)
    throw new RangeError(`There is no scenario "${typeof wanted === 'string' ? wanted : ''}".`);
  return scenario;
}
