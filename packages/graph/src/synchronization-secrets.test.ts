import { expect, test } from 'vitest';
import { saveSettings, toSettings } from './synchronization-secrets.ts';
import { createScriptedClient } from './testing/scripted-client.ts';

const tenantId = '11111111-2222-3333-4444-555555555555';
const pairs = (values: Record<string, string | null>) => Object.entries(values).map(([key, value]) => ({ key, value }));

test.each([
  { targetTenantId: tenantId, scope: 'assigned', deletionThreshold: { enabled: true, value: 12 } },
  { targetTenantId: tenantId, scope: 'all', deletionThreshold: { enabled: false, value: 500 } },
] as const)('settings that were saved are read again: $scope', async (settings) => {
  const { client, sent } = createScriptedClient(() => ({ status: 204 }));
  await saveSettings(client, tenantId, settings);
  const value = (sent[0]?.body as { value: { key: string; value: string }[] } | undefined)?.value ?? [];
  expect(toSettings(value)).toEqual(settings);
  expect(value.every((pair) => typeof pair.value === 'string')).toBe(true);
  expect(JSON.parse(value.find((pair) => pair.key === 'SyncNotificationSettings')?.value ?? '')).toEqual({
    Enabled: false,
    Recipients: '',
    DeleteThresholdEnabled: settings.deletionThreshold.enabled,
    DeleteThresholdValue: settings.deletionThreshold.value,
    HumanResourcesLookaheadQueryEnabled: false,
  });
});

test('the mailbox that is told of a quarantine is kept when settings are saved', async () => {
  const settings = {
    targetTenantId: tenantId,
    scope: 'assigned',
    deletionThreshold: { enabled: true, value: 12 },
    notificationRecipients: 'alerts@contoso.com',
  } as const;
  const { client, sent } = createScriptedClient(() => ({ status: 204 }));
  await saveSettings(client, tenantId, settings);
  const body = sent[0]?.body as { value: { key: string; value: string }[] } | undefined;
  expect(toSettings(body?.value ?? [])).toEqual(settings);
});

test.each([
  { Enabled: false, Recipients: 'alerts@contoso.com' },
  { Enabled: true, Recipients: ' ' },
  { Enabled: true },
])('nobody is told of a quarantine with %j', (notification) => {
  const secrets = pairs({ CompanyId: tenantId, SyncNotificationSettings: JSON.stringify(notification) });
  expect(toSettings(secrets)?.notificationRecipients).toBeUndefined();
});

test('a configuration that was never saved has no settings', () => {
  expect(toSettings([])).toBeUndefined();
  expect(toSettings(pairs({ AuthenticationType: 'SyncPolicy', CompanyId: null }))).toBeUndefined();
  expect(toSettings(pairs({ CompanyId: '*' }))).toBeUndefined();
});

test.each([
  ['absent', {}],
  ['no JSON', { SyncNotificationSettings: '{' }],
  ['no object', { SyncNotificationSettings: 'null' }],
])("Entra's threshold counts, switched off, when the notification settings are %s", (_, more) => {
  expect(toSettings(pairs({ CompanyId: tenantId.toUpperCase(), SyncAll: 'True', ...more }))).toEqual({
    targetTenantId: tenantId,
    scope: 'all',
    deletionThreshold: { enabled: false, value: 500 },
  });
});
