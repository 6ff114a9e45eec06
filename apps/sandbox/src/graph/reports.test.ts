import { expect, test } from 'vitest';
import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import { administrator, createSmallSandbox, ids } from './testing/small-world.ts';

const logs = '/auditLogs/provisioning';
const spId = 'abcdef00-0000-4000-8000-000000000001';

function entry(number: number, changes: Partial<ProvisioningLogEntry> = {}): ProvisioningLogEntry {
  const system = (displayName: string) => ({ id: '', displayName, details: {} });
  const identity = (displayName: string) => ({ id: ids.ann, displayName, identityType: 'User', details: {} });
  return {
    id: `log-${number}`,
    activityDateTime: new Date(Date.UTC(2026, 10, 21, 0, number)).toISOString(),
    tenantId: ids.partner,
    jobId: 'job',
    cycleId: 'cycle',
    changeId: `change-${number}`,
    provisioningAction: 'create',
    durationInMilliseconds: 12,
    provisioningStatusInfo: { status: 'success', errorInformation: null },
    provisioningSteps: [
      { name: 'EntryExportAdd', provisioningStepType: 'Export', status: 'success', description: '', details: {} },
    ],
    modifiedProperties: [],
    servicePrincipal: { id: spId, displayName: `MTO_Sync_${ids.partner}` },
    sourceIdentity: identity('Ann'),
    targetIdentity: identity(''),
    sourceSystem: system('Azure Active Directory'),
    targetSystem: system('Azure Active Directory (target tenant)'),
    initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
    ...changes,
  };
}

function withLogs(count: number) {
  const sandbox = createSmallSandbox();
  sandbox.home.provisioningLog = Array.from({ length: count }, (_, index) => entry(index));
  return sandbox;
}

test('the query of Microsoft’s own guide finds the entries of a configuration and a day', async () => {
  const { send, home } = withLogs(3);
  home.provisioningLog.push(entry(9, { activityDateTime: '2026-11-19T00:00:00Z' }));
  const filter = `((contains(tolower(servicePrincipal/id), '${spId}') or contains(tolower(servicePrincipal/displayName), '${spId}')) and activityDateTime gt 2026-11-20 and activityDateTime lt 2026-11-22)`;
  const { body } = await send('GET', `${logs}?$filter=${filter}&$top=500&$orderby=activityDateTime desc`);
  expect(body.value?.map(({ id }) => id)).toEqual(['log-2', 'log-1', 'log-0']);
  expect(body.value?.[0]).toMatchObject({ tenantId: ids.partner });
});

test('entries are compared with case and come newest first', async () => {
  const { send } = withLogs(2);
  const find = async (name: string) =>
    (await send('GET', `${logs}?$filter=sourceIdentity/displayName eq '${name}'`)).body.value?.map(({ id }) => id);
  expect(await find('Ann')).toEqual(['log-1', 'log-0']);
  expect(await find('ann')).toEqual([]);
});

test('a long log comes in pages of at most 1000', async () => {
  const { send } = withLogs(1005);
  const first = await send('GET', `${logs}?$top=5000`);
  expect(first.body.value).toHaveLength(1000);
  const link = String(first.body['@odata.nextLink']).replace('https://graph.microsoft.com/v1.0', '');
  expect((await send('GET', link)).body.value).toHaveLength(5);
});

test('entries older than 30 days are gone', async () => {
  const { send, clock } = withLogs(2);
  clock.advance(31 * 86_400_000);
  expect((await send('GET', logs)).body.value).toEqual([]);
});

test('the log needs a premium licence', async () => {
  const { send, home } = withLogs(1);
  home.premium = false;
  expect((await send('GET', logs)).status).toBe(403);
});

test('the audit log tells who changed what through Graph, and what provisioning exported', async () => {
  const { send } = withLogs(1);
  await send('PATCH', `/users/${ids.ben}`, { jobTitle: 'Lead' });
  const { body } = await send('GET', '/auditLogs/directoryAudits');
  expect(body.value).toMatchObject([
    {
      activityDisplayName: 'Update user',
      initiatedBy: { user: { id: administrator.userId } },
      targetResources: [{ id: ids.ben }],
    },
    { activityDisplayName: 'Export', category: 'ProvisioningManagement', loggedByService: 'Account Provisioning' },
  ]);
  const mine = await send('GET', "/auditLogs/directoryAudits?$filter=category eq 'UserManagement'");
  expect(mine.body.value).toHaveLength(1);
});
