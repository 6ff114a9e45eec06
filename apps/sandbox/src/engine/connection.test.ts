import { expect, test } from 'vitest';
import { validateConnection } from './connection.ts';
import { twoTenants } from './two-tenants.ts';

test('a connection that both sides allow has no failure', () => {
  const { world, source, target } = twoTenants();
  expect(validateConnection(world, source.tenantId, target.tenantId)).toBeUndefined();
});

test('each missing setting is told apart, the source’s first', () => {
  const { world, source, target } = twoTenants();
  const outbound = source.partners.get(target.tenantId);
  const inbound = target.partners.get(source.tenantId);
  if (!outbound || !inbound) throw new Error('Both tenants know each other.');
  const failure = (): string => JSON.stringify(validateConnection(world, source.tenantId, target.tenantId));
  inbound.automaticUserConsentSettings = { inboundAllowed: null, outboundAllowed: true };
  expect(failure()).toContain('AzureDirectoryB2BManagementPolicyCheckFailure');
  inbound.identitySynchronization = { displayName: null, userSyncInbound: { isSyncAllowed: false } };
  expect(failure()).toContain('The target tenant has not enabled inbound synchronization');
  outbound.automaticUserConsentSettings = { inboundAllowed: true, outboundAllowed: null };
  expect(failure()).toContain('The source tenant has not enabled automatic user consent');
});

test('a tenant of nowhere, and one’s own, are not found', () => {
  const { world, source } = twoTenants();
  expect(validateConnection(world, source.tenantId, '00000000-0000-4000-8000-000000000009')?.code).toBe(
    'ExternalTenantNotFound',
  );
  expect(validateConnection(world, source.tenantId, source.tenantId)?.code).toBe('ExternalTenantNotFound');
});
