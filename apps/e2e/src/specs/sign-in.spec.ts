import { accountPickerPage, type Persona } from '../pages/account-picker-page.ts';
import { portalNavigation } from '../pages/portal-navigation.ts';
import { expect, test } from '../test.ts';

const seats: readonly (readonly [Persona, string])[] = [
  ['Global Administrator', 'administrator'],
  ['Helpdesk Administrator', 'helpdesk'],
  ['Global Reader', 'helpdesk'],
];

for (const [persona, seat] of seats) {
  test(`the ${persona} signs in with two clicks and has the seat ${seat}`, async ({ page, portal, signIn }) => {
    await signIn(persona);
    expect(new URL(page.url()).origin).toBe(portal.url);

    const answer = await page.request.get('/api/session', { headers: { 'X-CSRF': '1' } });
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toMatchObject({ seat, role: persona });
  });
}

test('a user without a role is signed in nowhere', async ({ page, sandbox, complaints }) => {
  complaints.expect(/status of 40[13].*\/(auth|api)\//);
  await page.goto('/auth/login');
  await accountPickerPage(page, sandbox.origin).pick('User');

  const answer = await page.request.get('/api/session', { headers: { 'X-CSRF': '1' } });
  expect([401, 403]).toContain(answer.status());
});

test('signing in comes back to the page that was asked for', async ({ page, portal, signIn }) => {
  await signIn('Global Administrator', '/multitenant-collaboration?tab=tenants');
  expect(page.url()).toBe(`${portal.url}/multitenant-collaboration?tab=tenants`);
});

test('an address of another site is not returned to', async ({ page, portal, signIn }) => {
  await signIn('Global Administrator', 'https://example.com/');
  expect(new URL(page.url()).origin).toBe(portal.url);
});

test('the browser holds no token, and a cookie that no script can read', async ({ page, context, signIn }) => {
  await signIn('Global Administrator');
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );
  expect(kept).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}/);

  const cookies = await context.cookies(page.url());
  const session = cookies.find(({ name }) => name.endsWith('tenantry.session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(cookies.map(({ value }) => value).join(' ')).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}/);
});

test('somebody without a session is asked to sign in and then comes to the page that was meant', async ({
  page,
  portal,
  sandbox,
}) => {
  await page.goto('/multitenant-collaboration?show=pending');
  await expect(page.getByRole('heading', { name: 'Sign in to Tenantry', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await accountPickerPage(page, sandbox.origin).pick('Helpdesk Administrator');
  await expect(page).toHaveURL(`${portal.url}/multitenant-collaboration?show=pending`);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await expect(page.getByRole('rowheader', { name: 'Wide World Importers' })).toBeVisible();
});

test('after signing out nothing of the portal is to be seen, in other windows too', async ({
  complaints,
  context,
  page,
  signIn,
}) => {
  await signIn('Global Administrator');
  const other = await context.newPage();
  await other.goto('/multitenant-collaboration');
  await expect(other.getByRole('table', { name: 'Tenants of the organization' })).toBeVisible();

  await portalNavigation(page).signOut();
  await expect(page.getByRole('heading', { name: 'You are signed out', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('table')).toHaveCount(0);

  complaints.expect(/status of 401/);
  await other.getByRole('button', { name: 'Refresh' }).click();
  await expect(other.getByRole('heading', { name: 'Your session has ended', level: 1 })).toBeVisible();
});

test('the account picker can be used by everybody', async ({ page, expectAccessible }) => {
  await page.goto('/auth/login');
  await expect(page.getByRole('link', { name: /Global Administrator/ })).toBeVisible();
  await expectAccessible();
});
