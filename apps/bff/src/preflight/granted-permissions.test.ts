import { DirectoryError } from '@tenantry/domain';
import { expect, test } from 'vitest';
import { delegatedScopes } from '../tokens/scopes.ts';
import { missingPermissionsOf } from './granted-permissions.ts';

const tokens = (granted: () => Promise<readonly string[] | undefined>) => ({
  token: () => Promise.resolve('token'),
  grantedScopes: granted,
});

test('what was not granted is named, whatever the case of what was', async () => {
  const [first = '', ...rest] = delegatedScopes;
  expect(await missingPermissionsOf(tokens(() => Promise.resolve(rest.map((scope) => scope.toUpperCase()))))).toEqual([
    first,
  ]);
  expect(await missingPermissionsOf(tokens(() => Promise.resolve(delegatedScopes)))).toEqual([]);
});

test('nothing is said to be missing when sign-in does not tell', async () => {
  expect(await missingPermissionsOf(tokens(() => Promise.resolve([])))).toBeUndefined();
  expect(await missingPermissionsOf({ token: () => Promise.resolve('token') })).toBeUndefined();
  const unavailable = new DirectoryError('unavailable', 'Sign-in does not answer.');
  expect(await missingPermissionsOf(tokens(() => Promise.reject(unavailable)))).toBeUndefined();
});

test('who has to sign in again is told so', async () => {
  const signIn = new DirectoryError('needs-sign-in', 'Sign in again.');
  await expect(missingPermissionsOf(tokens(() => Promise.reject(signIn)))).rejects.toBe(signIn);
});
