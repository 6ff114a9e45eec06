import type { ProvisioningLogEntry } from '@tenantry/domain';
import { expect, test } from 'vitest';
import { createProvisioningLogStore } from '../provisioning-logs/provisioning-log-store.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { testEngines } from '../testing/store-engines.ts';
import { tenantsForbiddingInvitations } from './forbidden-invitations.ts';

const day = 24 * 60 * 60_000;
const code = 'AzureActiveDirectoryForbidden';

function entry(targetTenantId: string, at: number, part: Partial<ProvisioningLogEntry> = {}): ProvisioningLogEntry {
  return {
    entryId: `${targetTenantId} ${String(at)}`,
    at,
    action: 'create',
    status: 'failure',
    source: { id: 'ann', displayName: 'Ann', kind: 'User' },
    targetTenantId,
    servicePrincipal: { servicePrincipalId: 'sp', displayName: 'MTO_Sync' },
    error: { code },
    steps: [],
    modifiedProperties: [],
    ...part,
  };
}

test.each(testEngines.filter(({ unavailable }) => unavailable === undefined))(
  'tenants that forbade invitations lately are known from the provisioning log on $name',
  async (engine) => {
    await using opened = await engine.open();
    const logs = createProvisioningLogStore(opened.store.database);
    const clock = manualClock();
    const now = clock.now();
    await logs.add('home', [
      entry('forbids', now - day),
      entry('settled', now - 8 * day),
      entry('fails otherwise', now - day, { error: { code: 'DuplicateTargetEntries', reason: `Not ${code}` } }),
      entry('skips', now - day, { status: 'skipped' }),
    ]);
    await logs.add('another home', [entry('of others', now - day)]);
    expect([...(await tenantsForbiddingInvitations(logs, 'home', clock))]).toEqual(['forbids']);
  },
);
