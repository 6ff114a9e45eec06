import {
  expectShared,
  expectSharedAsWanted,
  graphWrites,
  groupNamed,
  readyPartners,
  sharedGroup,
  unreadyPartner,
} from '../directory-truth.ts';
import { carryOut } from '../carrying-out.ts';
import { runPage } from '../pages/run-page.ts';
import { expect, test } from '../test.ts';

test('a tenant that failed is retried alone once its cause is gone', async ({ api, page, sandbox, signIn }) => {
  test.setTimeout(120_000);
  await sandbox.latency({ replication: 0 });
  await signIn('Global Administrator');
  const runId = await api.beginToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  const run = runPage(page);
  await run.open(runId);
  await expect(run.isOver).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: '1 tenant was not finished' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy as ticket text' })).toHaveCount(2);

  await sandbox.event('inbound-allowed', { tenantId: unreadyPartner });
  const { n = 0 } = (await sandbox.journal()).at(-1) ?? {};
  await run.retry.click();
  await expect(page.getByRole('heading', { name: 'Plan: retry the tenants that failed' })).toBeVisible();
  await expect(page.getByText(/^1 tenant will be changed/)).toBeVisible();
  await carryOut(page);
  await expect(run.tenant(unreadyPartner)).toContainText('Done');
  await expect(run.tenant('Fabrikam')).toHaveCount(0);
  await expect(run.retry).toHaveCount(0);
  const state = await sandbox.state();
  for (const partner of [...readyPartners, unreadyPartner]) expectShared(state, partner, sharedGroup);
  // What the first run made is used: nothing is made a second time.
  expect(graphWrites(await sandbox.journal(n)).filter((write) => write.endsWith('/instantiate'))).toEqual([]);
});

test('a cancelled run ends between two writes, keeps what it made, and the rest can be retried', async ({
  api,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(180_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  await sandbox.latency({ write: 1_500, instantiate: 3_000, scale: 1, replication: 0 });
  const runId = await api.beginToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  const run = runPage(page);
  await run.open(runId);

  await test.step('letting it go on changes nothing', async () => {
    const question = await run.askToCancel();
    await expect(question).toContainText('What is being written at this moment is finished');
    await expect(question).toContainText('Nothing is rolled back');
    await question.getByRole('button', { name: 'No, let it go on' }).click();
    await expect(question).toBeHidden();
    expect((await api.run(runId)).state).toBe('running');
  });

  await test.step('cancelling ends it', async () => {
    await expect.poll(async () => graphWrites(await sandbox.journal()).length).toBeGreaterThan(0);
    const question = await run.askToCancel();
    await question.getByRole('button', { name: 'Yes, cancel the run' }).click();
    await expect(run.isOver).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('The run was cancelled.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Cancelled', level: 3 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel the run' })).toHaveCount(0);
    const written = graphWrites(await sandbox.journal()).length;
    await sandbox.latency({ write: 500, instantiate: 3_000, scale: 0.05 });
    await page.reload();
    await expect(run.tenant('Fabrikam')).toContainText('The run was cancelled before Fabrikam was finished.');
    expect(graphWrites(await sandbox.journal())).toHaveLength(written);
  });

  await test.step('a retry finishes what was begun', async () => {
    await run.retry.click();
    await expect(page.getByRole('heading', { name: 'Plan: retry the tenants that failed' })).toBeVisible();
    await carryOut(page);
    expectSharedAsWanted(before, await sandbox.state());
  });
});
