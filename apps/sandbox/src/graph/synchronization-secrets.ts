import { saveSecrets } from '../engine/engine.ts';
import { accessRules } from './access-rules.ts';
import { badRequest } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody } from './request-body.ts';
import { reachedServicePrincipal, replicationKeys } from './visibility.ts';

const path = '/servicePrincipals/{servicePrincipalId}/synchronization/secrets';

/** The credentials and settings of a configuration. @see https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization */
export const synchronizationSecretOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readSynchronization, handle: listSecrets },
  { method: 'PUT', path, access: accessRules.writeSynchronization, handle: putSecrets },
];

/** Every key the service knows, and whether its value is shown as `*`. */
const keys: ReadonlyMap<string, 'shown' | 'masked'> = new Map([
  ...['None', 'UserName', 'BaseAddress', 'ClientIdentifier', 'SingleSignOnType', 'Sandbox', 'Url', 'Domain'].map(shown),
  ...['TokenExpiration', 'Oauth2AccessTokenCreationTime', 'SyncAll', 'InstanceName', 'Oauth2ClientId', 'CompanyId'].map(
    shown,
  ),
  ...['UpdateKeyOnSoftDelete', 'SynchronizationSchedule', 'SystemOfRecord', 'SandboxName', 'EnforceDomain'].map(shown),
  ...['SyncNotificationSettings', 'SkipOutOfScopeDeletions', 'Oauth2RedirectUri', 'ApplicationTemplateIdentifier'].map(
    shown,
  ),
  ...['Oauth2TokenExchangeUri', 'Oauth2AuthorizationUri', 'AuthenticationType', 'Server', 'HardDeletesEnabled'].map(
    shown,
  ),
  ...['PerformInboundEntitlementGrants', 'SyncAgentCompatibilityKey', 'SyncAgentADContainer'].map(shown),
  ...['ValidateDomain', 'TestReferences'].map(shown),
  ...['Password', 'SecretToken', 'AppKey', 'ClientSecret', 'ConsumerKey', 'ConsumerSecret', 'TokenKey'].map(masked),
  ...['Oauth2AccessToken', 'Oauth2RefreshToken', 'Oauth2ClientSecret', 'Oauth2AuthorizationCode'].map(masked),
  ...['ConnectionString'].map(masked),
]);

function shown(key: string): readonly [string, 'shown'] {
  return [key, 'shown'];
}

function masked(key: string): readonly [string, 'masked'] {
  return [key, 'masked'];
}

/** Key and value pairs as sent under `name`; throws a 400 for a key outside the closed list. A null value is an empty one. */
export function parseSecrets(
  value: unknown,
  name: string,
): readonly { readonly key: string; readonly value: string }[] {
  if (!Array.isArray(value)) throw badRequest(`A list of keys and values is expected in '${name}'.`);
  return value.map((item: unknown) => {
    const pair = objectBody(item, ['key', 'value'], 'microsoft.graph.synchronizationSecretKeyStringValuePair');
    const key = pair['key'];
    const text = pair['value'] ?? '';
    if (typeof key !== 'string' || !keys.has(key)) {
      throw badRequest(
        `Cannot convert the literal '${String(key)}' to the expected type 'microsoft.graph.synchronizationSecret'.`,
      );
    }
    if (typeof text !== 'string') throw badRequest(`The value of the secret '${key}' is not a string.`);
    return { key, value: text };
  });
}

/** Microsoft does not document this read; other clients rely on it. Sensitive values come back as `*`. */
function listSecrets(call: Call): Answer {
  const servicePrincipal = reachedServicePrincipal(call);
  const key = replicationKeys.secrets(call.tenant.tenantId, servicePrincipal.id);
  const seen = call.replication.seen(key, servicePrincipal.secrets, 'by-id') ?? {};
  return ok({
    '@odata.context': contextOf(`servicePrincipals('${servicePrincipal.id}')/synchronization/secrets`),
    value: Object.entries(seen).map(([name, value]) => ({
      key: name,
      value: keys.get(name) === 'masked' ? '*' : value,
    })),
  });
}

function putSecrets(call: Call): Answer {
  const body = objectBody(call.body, ['value'], 'microsoft.graph.synchronization');
  const pairs = parseSecrets(body['value'], 'value');
  const servicePrincipal = reachedServicePrincipal(call);
  const before = { ...servicePrincipal.secrets };
  saveSecrets(call.world, call.tenant, servicePrincipal, pairs, { now: call.clock.now() });
  call.replication.changed(replicationKeys.secrets(call.tenant.tenantId, servicePrincipal.id), before);
  return noContent;
}
