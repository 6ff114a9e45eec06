import type { TenantStatus } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { attentionReason, awaitsShare, wordsOfConfiguration } from './tenant-words.ts';

const now = Date.UTC(2026, 10, 22, 14, 5);

function tenant(part: Partial<TenantStatus>): TenantStatus {
  return {
    tenantId: '00000001-0000-4000-8000-000000000000',
    displayName: 'Fabrikam',
    role: 'member',
    memberState: 'active',
    isHomeTenant: false,
    configurationState: 'as-intended',
    health: 'active',
    foreignConfigurations: [],
    overridden: false,
    ...part,
  };
}

test('a tenant without a share says so, and whether that is on purpose', () => {
  const bare = tenant({ configurationState: 'not-configured', health: 'not-applicable' });
  expect(wordsOfConfiguration(bare).label).toBe('Not configured');
  expect(wordsOfConfiguration({ ...bare, stopped: true }).label).toBe('Not shared on purpose');
  expect(wordsOfConfiguration(tenant({ stopped: true })).label).toBe('As intended');
});

test('a tenant that runs as intended needs nobody', () => {
  expect(attentionReason(tenant({}), now)).toBeUndefined();
  expect(attentionReason(tenant({ health: 'initial-cycle' }), now)).toBeUndefined();
});

test('what is not known needs attention: it is never taken for well', () => {
  expect(attentionReason(tenant({ health: 'unknown' }), now)).toBeDefined();
  expect(attentionReason(tenant({ configurationState: 'unknown', health: 'unknown' }), now)).toBeDefined();
});

test('a quarantine tells since when', () => {
  const quarantine = { reason: 'x', since: now - 3 * 86_400_000 };
  expect(attentionReason(tenant({ health: 'quarantined', quarantine }), now)).toContain('3 days ago');
});

test('what the last run left undone comes before anything else', () => {
  const lastFailure = { runId: 'r', code: 'target-has-not-allowed-sync', owner: 'other-tenant' } as const;
  const failed = tenant({ configurationState: 'not-configured', health: 'not-applicable', lastFailure });
  expect(attentionReason(failed, now)).toBe('Fabrikam has not allowed users to be synchronized into it.');
});

test('a failure with a code of a newer portal still has a sentence', () => {
  const lastFailure = { runId: 'r', code: 'something-new', owner: 'microsoft' } as const;
  expect(attentionReason(tenant({ lastFailure }), now)).toContain('Fabrikam');
});

test('a tenant without a share needs no attention but waits for one, unless it is pending, the home tenant or stopped', () => {
  const bare = { configurationState: 'not-configured', health: 'not-applicable' } as const;
  expect(attentionReason(tenant(bare), now)).toBeUndefined();
  expect(awaitsShare(tenant(bare))).toBe(true);
  expect(awaitsShare(tenant({ ...bare, memberState: 'pending' }))).toBe(false);
  expect(awaitsShare(tenant({ ...bare, isHomeTenant: true }))).toBe(false);
  expect(awaitsShare(tenant({ ...bare, stopped: true }))).toBe(false);
});
