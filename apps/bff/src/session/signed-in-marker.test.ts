import { afterEach, beforeEach, expect, test } from 'vitest';
import { globalAdministrator, userWithoutRole } from '../testing/people.ts';
import { startTestPortal, type TestPortal } from '../testing/test-portal.ts';

const marker = 'tenantry.signed-in';

let portal: TestPortal;
beforeEach(async () => {
  portal = await startTestPortal();
});
afterEach(async () => {
  await portal[Symbol.asyncDispose]();
});

test('a browser is marked when somebody signs in, and not any more when they have signed out', async () => {
  const browser = await portal.signedIn(globalAdministrator);
  expect(browser.cookies.get(marker)).toBe('1');
  await browser.send('/auth/logout', { method: 'POST' });
  expect(browser.cookies.has(marker)).toBe(false);
});

test('the mark of a session that has ended elsewhere is taken with the first refusal', async () => {
  const browser = await portal.signedIn(globalAdministrator);
  browser.cookies.delete('tenantry.session');
  expect((await browser.send('/api/session')).status).toBe(401);
  expect(browser.cookies.has(marker)).toBe(false);
});

test('somebody without a role is not marked, and the mark alone opens nothing', async () => {
  const browser = portal.browser();
  await browser.signIn(portal.entra, userWithoutRole);
  expect(browser.cookies.has(marker)).toBe(false);
  browser.cookies.set(marker, '1');
  expect((await browser.send('/api/session')).status).toBe(401);
});
