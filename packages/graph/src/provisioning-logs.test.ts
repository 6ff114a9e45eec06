import { describe, expect, test } from 'vitest';
import { readProvisioningLogs } from './provisioning-logs.ts';
import { guidOf } from './testing/sample-directory.ts';
import { createScriptedClient, rejection } from './testing/scripted-client.ts';

const summary = {
  id: 'entry-1',
  activityDateTime: '2026-11-22T08:00:00Z',
  tenantId: guidOf(9).toUpperCase(),
  jobId: 'Azure2Azure.a.b',
  cycleId: 'cycle',
  changeId: 'change',
  provisioningAction: 'stagedDelete',
  durationInMilliseconds: 4375,
  provisioningStatusInfo: {
    status: 'skipped',
    errorInformation: { errorCode: 'EntrySynchronizationSkipped', reason: 'Not in scope.', recommendedAction: null },
  },
  provisioningSteps: [
    {
      name: 'EntrySynchronizationScoping',
      provisioningStepType: 'Scoping',
      status: 'skipped',
      description: 'Determined to be out of scope.',
      details: { 'Assigned to the application': 'True', Count: 7 },
    },
    { name: 'New', provisioningStepType: 'dreaming', status: null, description: null, details: null },
  ],
  modifiedProperties: [{ displayName: 'city', oldValue: null, newValue: 'Graz' }],
  servicePrincipal: { id: guidOf(1), displayName: 'MTO_Sync_x' },
  sourceIdentity: {
    id: guidOf(2),
    displayName: 'Ann',
    identityType: 'User',
    details: { UserPrincipalName: 'ann@contoso.example' },
  },
  targetIdentity: { id: '', displayName: '', identityType: 'User', details: {} },
  somethingNew: true,
};

describe('an entry', () => {
  test('is told in the words of the domain', async () => {
    const { client } = createScriptedClient(() => ({ status: 200, body: { value: [summary] } }));
    expect((await readProvisioningLogs(client, {})).entries).toEqual([
      {
        entryId: 'entry-1',
        at: Date.UTC(2026, 10, 22, 8),
        action: 'staged-delete',
        status: 'skipped',
        source: { id: guidOf(2), displayName: 'Ann', kind: 'User', userPrincipalName: 'ann@contoso.example' },
        targetTenantId: guidOf(9),
        servicePrincipal: { servicePrincipalId: guidOf(1), displayName: 'MTO_Sync_x' },
        jobId: 'Azure2Azure.a.b',
        cycleId: 'cycle',
        changeId: 'change',
        durationMilliseconds: 4375,
        error: { code: 'EntrySynchronizationSkipped', reason: 'Not in scope.' },
        steps: [
          {
            name: 'EntrySynchronizationScoping',
            kind: 'scoping',
            status: 'skipped',
            description: 'Determined to be out of scope.',
            details: { 'Assigned to the application': 'True' },
          },
          { name: 'New', kind: 'unknown', status: 'unknown', description: '', details: {} },
        ],
        modifiedProperties: [{ name: 'city', after: 'Graz' }],
      },
    ]);
  });

  test('without id or time is left out', async () => {
    const value = [{ ...summary, id: null }, { ...summary, activityDateTime: null }, summary];
    const { client } = createScriptedClient(() => ({ status: 200, body: { value } }));
    expect((await readProvisioningLogs(client, {})).entries).toHaveLength(1);
  });
});

describe('a query', () => {
  test('names service principal, tenant, person and time', async () => {
    const { client, sent } = createScriptedClient(() => ({ status: 200, body: { value: [] } }));
    await readProvisioningLogs(client, {
      servicePrincipalId: 'AAAAAAAA-0000-4000-8000-000000000001',
      targetTenantId: guidOf(2),
      sourceId: guidOf(3),
      after: 0,
      before: 1_000,
      pageSize: 50,
    });
    const query = new URLSearchParams(sent[0]?.query);
    expect(query.get('$filter')).toBe(
      `(servicePrincipal/id eq 'aaaaaaaa-0000-4000-8000-000000000001') and (tenantId eq '${guidOf(2)}')` +
        ` and (sourceIdentity/id eq '${guidOf(3)}')` +
        ' and (activityDateTime gt 1970-01-01T00:00:00.000Z) and (activityDateTime lt 1970-01-01T00:00:01.000Z)',
    );
    expect(query.get('$top')).toBe('50');
    expect(query.get('$orderby')).toBe('activityDateTime desc');
  });

  test('goes on at the page it is given, and only when that is one of Graph', async () => {
    const link = 'https://graph.microsoft.com/v1.0/auditLogs/provisioning?$skiptoken=next';
    const { client, sent } = createScriptedClient((request) => ({
      status: 200,
      body: { value: [], ...(request.query.includes('skiptoken') ? {} : { '@odata.nextLink': link }) },
    }));
    const first = await readProvisioningLogs(client, {});
    expect(first.nextPage).toBe(link);
    expect(await readProvisioningLogs(client, {}, { nextPage: first.nextPage ?? '' })).toEqual({ entries: [] });
    const elsewhere = readProvisioningLogs(client, {}, { nextPage: 'https://evil.example/v1.0/auditLogs' });
    expect(await rejection(elsewhere)).toMatchObject({ code: 'unexpected-answer' });
    expect(sent).toHaveLength(2);
  });
});
