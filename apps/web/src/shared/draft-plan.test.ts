import { expect, test } from 'vitest';
import { pickedPrincipals, requestAgain } from './draft-plan.ts';

const sales = { id: 'sales', kind: 'group', displayName: 'Sales', detail: 'sales@contoso.com' } as const;

test('a request names users and groups and carries nothing else of them', () => {
  expect(pickedPrincipals([sales])).toEqual([{ id: 'sales', kind: 'group', displayName: 'Sales' }]);
});

test('one without a name is named by its ID, and a name that is too long is cut', () => {
  const [nameless, long] = pickedPrincipals([
    { ...sales, displayName: '' },
    { ...sales, displayName: 'x'.repeat(300) },
  ]);
  expect(nameless?.displayName).toBe('sales');
  expect(long?.displayName).toHaveLength(256);
});

test('a plan is asked for anew as it was asked for', () => {
  const request = { flow: 'stop-sharing', tenantIds: ['fabrikam'], accounts: 'take-out' } as const;
  const kept = { ...request, tenantIds: [...request.tenantIds] };
  expect(requestAgain({ flow: 'stop-sharing', principals: [], request: kept })).toBe(kept);
});

test('a plan that does not tell what it was asked for is begun anew, unless what it shares says it all', () => {
  expect(requestAgain({ flow: 'choose-configuration', principals: [] })).toBeUndefined();
  expect(requestAgain({ flow: 'edit-shared-users-and-groups', principals: [sales] })).toMatchObject({
    principals: [{ id: 'sales' }],
  });
});
