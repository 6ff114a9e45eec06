import type { Principal, TenantPlan } from '@tenantry/domain';
import { expect, test } from 'vitest';
import type { RunContent } from '../runs/run-store.ts';
import { intendedAfter } from './intended-sharing.ts';

const group = (id: string): Principal => ({ id, kind: 'group', displayName: id });
const tenant = (tenantId: string, kind: 'change' | 'unchanged') => ({ tenantId, disposition: { kind } }) as TenantPlan;
const content = (flow: RunContent['flow'], principals: Principal[]): RunContent =>
  ({
    flow,
    sharing: { principals, tenants: ['a', 'b'] },
    tenants: [tenant('a', 'unchanged'), tenant('b', 'change')],
  }) as unknown as RunContent;

test('what was picked is intended for every tenant of the plan', () => {
  const { sharing } = content('select-users-and-groups', [group('g')]);
  expect(intendedAfter(content('select-users-and-groups', [group('g')]), undefined)).toEqual(sharing);
  expect(
    intendedAfter(content('edit-shared-users-and-groups', [group('g')]), { principals: [group('h')], tenants: ['a'] }),
  ).toEqual(sharing);
});

test('sharing the current scope holds tenants that it left as they are to nothing new', () => {
  const run = content('share-current-scope', [group('g'), group('h')]);
  expect(intendedAfter(run, undefined)?.tenants).toEqual(['b']);
  expect(intendedAfter(run, { principals: [group('h'), group('g')], tenants: ['a'] })?.tenants).toEqual(['a', 'b']);
  expect(intendedAfter(run, { principals: [group('g')], tenants: ['a'] })?.tenants).toEqual(['b']);
});
