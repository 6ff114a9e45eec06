import { expect, test } from 'vitest';
import { failuresByOwner } from './failures-by-owner.ts';
import { tenant } from './testing/runs.ts';

test('failures are grouped by who can act, soonest first, and what was cancelled is apart', () => {
  const groups = failuresByOwner([
    tenant('Cut off', { state: 'failed', failure: { code: 'cancelled', owner: 'this-tenant' } }),
    tenant('Elsewhere', { state: 'failed', failure: { code: 'target-has-not-allowed-sync', owner: 'other-tenant' } }),
    tenant('Fine', { state: 'succeeded' }),
    tenant('Gone', { state: 'failed', failure: { code: 'principal-missing', owner: 'this-tenant' } }),
  ]);
  expect(groups.map(({ owner, tenants }) => [owner, tenants.map((one) => one.tenant.displayName)])).toEqual([
    ['this-tenant', ['Gone']],
    ['other-tenant', ['Elsewhere']],
    ['cancelled', ['Cut off']],
  ]);
});
