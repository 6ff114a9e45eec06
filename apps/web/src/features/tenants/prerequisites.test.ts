import type { TenantDetail } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { prerequisites } from './prerequisites.tsx';

function detail(part: Partial<TenantDetail>, tenant: Partial<TenantDetail['tenant']> = {}): TenantDetail {
  return {
    asOf: 0,
    principals: [],
    claims: [],
    outboundRedemption: true,
    ...part,
    tenant: {
      tenantId: '00000001-0000-4000-8000-000000000000',
      displayName: 'Fabrikam',
      role: 'member',
      memberState: 'active',
      isHomeTenant: false,
      configurationState: 'as-intended',
      health: 'active',
      foreignConfigurations: [],
      overridden: false,
      ...tenant,
    },
  };
}
const tones = (of: TenantDetail) => prerequisites(of).map(({ tone }) => tone);

test('everything is in place once people have arrived', () => {
  expect(tones(detail({}, { synchronizedPeople: 3 }))).toEqual(['success', 'success', 'success']);
});

test('the setting of the other tenant is not claimed before anybody has arrived', () => {
  expect(tones(detail({}))[2]).toBe('unknown');
});

test('a refusal of the other tenant is told, even when people had arrived before', () => {
  const lastFailure = { runId: 'r', code: 'target-has-not-allowed-sync', owner: 'other-tenant' } as const;
  expect(tones(detail({}, { synchronizedPeople: 3, lastFailure }))[2]).toBe('error');
});

test('what could not be read is not told as missing', () => {
  expect(tones(detail({ outboundRedemption: undefined }))[1]).toBe('unknown');
  expect(tones(detail({ outboundRedemption: false }))[1]).toBe('waiting');
});

test('a pending tenant has not joined', () => {
  expect(tones(detail({}, { memberState: 'pending' }))[0]).toBe('waiting');
});
