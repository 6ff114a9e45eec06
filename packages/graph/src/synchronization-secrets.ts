import type { ConfigurationSettings } from '@tenantry/domain';
import type { BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, path } from './graph-path.ts';
import { booleanIn, numberIn, textIn, type JsonObject } from './json.ts';

/** Entra's threshold when none was saved. */
const defaultThreshold = 500;

/** The read of a configuration's secrets, for a batch; its items go through `toSettings`. */
export function secretsRead(servicePrincipalId: string): BatchRead {
  return { path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/secrets` };
}

/**
 * Saves all settings at once: Graph does not say whether what is left out is kept.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 */
export async function saveSettings(
  client: GraphClient,
  servicePrincipalId: string,
  settings: ConfigurationSettings,
): Promise<void> {
  const { targetTenantId, scope, deletionThreshold, notificationRecipients } = settings;
  const notification = {
    Enabled: notificationRecipients !== undefined,
    Recipients: notificationRecipients ?? '',
    DeleteThresholdEnabled: deletionThreshold.enabled,
    DeleteThresholdValue: deletionThreshold.value,
    HumanResourcesLookaheadQueryEnabled: false,
  };
  await client.call({
    method: 'PUT',
    path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/secrets`,
    kind: 'write',
    repetition: 'idempotent',
    body: {
      value: [
        { key: 'AuthenticationType', value: 'SyncPolicy' },
        { key: 'CompanyId', value: guid(targetTenantId) },
        { key: 'SyncNotificationSettings', value: JSON.stringify(notification) },
        { key: 'SyncAll', value: scope === 'all' ? 'true' : 'false' },
      ],
    },
    read: () => undefined,
  });
}

/** The settings that were saved as secrets; `undefined` when they never were, or are masked so that they cannot be read. */
export function toSettings(secrets: readonly JsonObject[]): ConfigurationSettings | undefined {
  const values = new Map(secrets.map((secret) => [textIn(secret, 'key'), textIn(secret, 'value')]));
  const targetTenantId = values.get('CompanyId');
  if (targetTenantId === undefined || /^\*+$/.test(targetTenantId)) return undefined;
  const notification = parsedObject(values.get('SyncNotificationSettings'));
  const recipients =
    booleanIn(notification, 'Enabled') === true ? textIn(notification, 'Recipients')?.trim() : undefined;
  return {
    targetTenantId: targetTenantId.toLowerCase(),
    scope: values.get('SyncAll')?.toLowerCase() === 'true' ? 'all' : 'assigned',
    deletionThreshold: {
      enabled: booleanIn(notification, 'DeleteThresholdEnabled') ?? false,
      value: numberIn(notification, 'DeleteThresholdValue') ?? defaultThreshold,
    },
    ...(recipients === undefined || recipients === '' ? {} : { notificationRecipients: recipients }),
  };
}

/** The value is JSON inside a text, written by whoever saved it. */
function parsedObject(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
