import { expect, it } from 'vitest';
import { createVirtualClock } from '../clock/virtual-clock.ts';
import { createThrottling, type ThrottledCall } from './throttling.ts';

const clientId = 'client';
const tenantId = 'tenant';
const base = { clientId, tenantId, users: 30 };
const logs: ThrottledCall = { ...base, method: 'GET', path: '/auditLogs/provisioning', resourceUnits: undefined };

it('answers the sixth report request within ten seconds with the seconds to wait', () => {
  const clock = createVirtualClock({ start: 0, speed: 0 });
  const throttling = createThrottling(clock);
  for (let call = 0; call < 5; call += 1) expect(throttling.count(logs).refusal).toBeUndefined();
  clock.advance(4000);
  expect(throttling.count(logs).refusal).toEqual({
    retryAfter: 6,
    scope: 'Tenant_Application/ReadWrite/client/tenant',
    information: 'CPULimitExceeded',
  });
  clock.advance(6000);
  expect(throttling.count(logs).refusal).toBeUndefined();
});

it('counts provision on demand by itself and each application by itself', () => {
  const throttling = createThrottling(createVirtualClock({ speed: 0 }));
  const onDemand: ThrottledCall = {
    ...logs,
    method: 'POST',
    path: '/servicePrincipals/1/synchronization/jobs/2/provisionOnDemand',
  };
  for (let call = 0; call < 5; call += 1) throttling.count(onDemand);
  expect(throttling.count(logs).refusal).toBeUndefined();
  expect(throttling.count({ ...onDemand, clientId: 'other' }).refusal).toBeUndefined();
  expect(throttling.count(onDemand).refusal?.retryAfter).toBe(10);
});

it('tells how near a small tenant is to its 3,500 units in ten seconds', () => {
  const throttling = createThrottling(createVirtualClock({ speed: 0 }));
  const read: ThrottledCall = { ...base, method: 'GET', path: '/users', resourceUnits: 1000 };
  throttling.count(read);
  throttling.count(read);
  const third = throttling.count(read);
  expect(third.used).toBeCloseTo(3000 / 3500);
  expect(third.refusal).toBeUndefined();
  expect(throttling.count(read).refusal?.information).toBe('ResourceUnitLimitExceeded');
});

it('allows 3,000 writes in 150 seconds', () => {
  const clock = createVirtualClock({ start: 0, speed: 0 });
  const throttling = createThrottling(clock);
  const write: ThrottledCall = { ...base, method: 'POST', path: '/users', resourceUnits: 1 };
  for (let call = 0; call < 3000; call += 1) expect(throttling.count(write).refusal).toBeUndefined();
  expect(throttling.count(write).refusal).toEqual({
    retryAfter: 150,
    scope: 'Tenant_Application/Write/client/tenant',
    information: 'WriteLimitExceeded',
  });
});
