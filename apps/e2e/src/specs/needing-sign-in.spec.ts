import { expectSharedAsWanted, groupNamed, sharedGroup } from '../directory-truth.ts';
import { accountPickerPage } from '../pages/account-picker-page.ts';
import { runPage } from '../pages/run-page.ts';
import { expect, test } from '../test.ts';

test('a run that needs a sign-in says so and goes on after it', async ({ api, page, sandbox, signIn }) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await sandbox.faults([
    { match: { method: 'POST', path: '/applicationTemplates/*/instantiate' }, kind: 'claims-challenge', after: 1 },
  ]);
  const { runId } = (await api.apply(plan)).body;
  const run = runPage(page);
  await run.open(runId);
  await expect(page.getByText('Microsoft Entra wants an administrator to sign in again')).toBeVisible({
    timeout: 30_000,
  });

  await sandbox.faults([]);
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.waitForURL(`**/runs/${runId}`);
  await page.getByRole('button', { name: 'Continue the run' }).click();
  await expect(run.isOver).toBeVisible({ timeout: 90_000 });
  expectSharedAsWanted(before, await sandbox.state());
});

test('a run whose administrator was signed out everywhere waits, and goes on after a sign-in', async ({
  api,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await sandbox.latency({ write: 1_500, instantiate: 3_000, scale: 1 });
  const { runId } = (await api.apply(plan)).body;
  await sandbox.event('sessions-revoked', { userId: 'mara.ellison@contoso.com' });
  const run = runPage(page);
  await run.open(runId);
  await expect(page.getByText('Microsoft Entra wants an administrator to sign in again')).toBeVisible({
    timeout: 60_000,
  });

  await sandbox.latency({ write: 500, instantiate: 3_000, scale: 0.05 });
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await accountPickerPage(page, sandbox.origin).pick('Global Administrator');
  await page.waitForURL(`**/runs/${runId}`);
  await page.getByRole('button', { name: 'Continue the run' }).click();
  await expect(run.isOver).toBeVisible({ timeout: 90_000 });
  expectSharedAsWanted(before, await sandbox.state());
});
