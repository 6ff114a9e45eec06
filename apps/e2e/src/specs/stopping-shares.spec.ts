import {
  configurationsFor,
  expectShared,
  foreignConfiguration,
  readyPartners,
  sharedGroup,
  tenantNamed,
} from '../directory-truth.ts';
import { beginRunWithNumber, carryOut, passCyclesUntilOver } from '../carrying-out.ts';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { chooseCard } from '../pages/radio-cards.ts';
import { runPage } from '../pages/run-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { tenantPage } from '../pages/tenant-page.ts';
import type { PortalApi } from '../portal-api.ts';
import type { SandboxState } from '../stack/sandbox-control.ts';
import { expect, test } from '../test.ts';

test.use({ scenario: 'shared' });

/** The people whom Contoso brought to a tenant as members, who are there now. */
function arrived(state: SandboxState, tenant: string): readonly string[] {
  return tenantNamed(state, tenant)
    .users.filter((user) => user['creationType'] === 'Invitation' && user.userType === 'Member')
    .map(({ displayName }) => displayName)
    .toSorted();
}

function deleted(state: SandboxState, tenant: string): readonly string[] {
  return tenantNamed(state, tenant)
    .deletedUsers.map(({ displayName }) => displayName)
    .toSorted();
}

/** Plans to take everybody out of a tenant and to end sharing with it. @returns the address of the plan. */
async function planToTakeOut(api: PortalApi, tenantId: string): Promise<string> {
  const request = { flow: 'stop-sharing', tenantIds: [tenantId], accounts: 'take-out' };
  const { status, body } = await api.post<{ readonly planId: string }>('/api/plans', request);
  expect(status).toBe(200);
  return `/plans/${body.planId}`;
}

test('sharing with one tenant ends: people are taken out in a cycle, and then the configuration goes', async ({
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(180_000);
  const before = await sandbox.state();
  const people = arrived(before, 'Fabrikam');
  expect(people.length).toBeGreaterThan(10);
  const fabrikam = tenantPage(page, tenantNamed(before, 'Fabrikam').tenantId);
  await signIn('Global Administrator', fabrikam.address);

  await test.step('the two choices say what follows from them', async () => {
    await fabrikam.openUsersAndGroups();
    const panel = await fabrikam.stopSharing();
    await panel.getByRole('button', { name: 'Make the plan' }).click();
    await expect(panel.getByText('Choose what happens to the accounts.')).toBeVisible();
    await chooseCard(panel, 'Take the people out first');
    await expect(panel.getByRole('region', { name: 'In this order' })).toContainText('it is kept');
    await panel.getByRole('button', { name: 'Make the plan' }).click();
    await expect(page.getByRole('heading', { name: 'Plan: stop sharing with Fabrikam' })).toBeVisible();
  });

  await test.step('so many people ask for the number', async () => {
    await beginRunWithNumber(page);
  });

  await test.step('the configuration is kept until the cycle has taken them out', async () => {
    await expect(runPage(page).tenant('Fabrikam')).toContainText('Waiting for Entra’s next cycle', { timeout: 60_000 });
    const waiting = await sandbox.state();
    expect(configurationsFor(waiting, tenantNamed(waiting, 'Fabrikam'))).toHaveLength(1);
    expect(arrived(waiting, 'Fabrikam')).toEqual(people);
    await passCyclesUntilOver(page, sandbox);
    await expect(runPage(page).tenant('Fabrikam')).toContainText('Done');
  });

  await test.step('they are gone there, nowhere else, and the page names them', async () => {
    const state = await sandbox.state();
    expect(arrived(state, 'Fabrikam')).toEqual([]);
    expect(deleted(state, 'Fabrikam')).toEqual(expect.arrayContaining([...people]));
    expect(configurationsFor(state, tenantNamed(state, 'Fabrikam'))).toEqual([]);
    for (const other of ['Adventure Works', 'Tailspin Toys']) expectShared(state, other, sharedGroup);
    expect(arrived(state, 'Tailspin Toys')).toEqual(arrived(before, 'Tailspin Toys'));
    await expect(runPage(page).removedPerson(people[0] ?? '')).toContainText('Fabrikam');
  });

  await test.step('the tenant is shown as one that is not shared with on purpose, with a way to do so again', async () => {
    const tenants = multitenantCollaborationPage(page);
    await tenants.open();
    await expect(async () => {
      await tenants.refresh();
      await expect(tenants.tenant('Fabrikam')).toContainText('Not shared on purpose', { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await shareUsersPage(page).open();
    await page.getByRole('button', { name: 'Share with Fabrikam again' }).click();
    await expect(planPage(page).summary).toBeVisible();
    await carryOut(page);
    expectShared(await sandbox.state(), 'Fabrikam', sharedGroup);
  });
});

test('sharing with all tenants ends and leaves the accounts behind', async ({ page, sandbox, signIn }) => {
  test.setTimeout(120_000);
  const before = await sandbox.state();
  const shareUsers = shareUsersPage(page);
  await signIn('Global Administrator', shareUsers.address);
  await page.getByRole('button', { name: 'Stop sharing with all tenants' }).click();
  const panel = page.getByRole('dialog', { name: 'Stop sharing with all tenants' });
  await chooseCard(panel, 'Leave the accounts behind');
  await panel.getByRole('button', { name: 'Make the plan' }).click();
  await expect(planPage(page).summary).toContainText('Nobody loses an account');
  await carryOut(page);

  await sandbox.advance('PT2H');
  const state = await sandbox.state();
  expect(tenantNamed(state, 'Contoso').configurations.map(({ displayName }) => displayName)).toEqual([
    foreignConfiguration,
  ]);
  for (const partner of readyPartners) {
    expect(arrived(state, partner), partner).toEqual(arrived(before, partner));
    expect(deleted(state, partner), partner).toEqual(deleted(before, partner));
  }
  await shareUsers.open();
  await expect(page.getByText('Nothing is shared yet')).toBeVisible();
});

test('a cycle that fails keeps the configuration, and a retry would end its quarantine', async ({
  api,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(180_000);
  const before = await sandbox.state();
  const fabrikam = tenantNamed(before, 'Fabrikam');
  await signIn('Global Administrator');
  const plan = await planToTakeOut(api, fabrikam.tenantId);
  await sandbox.event('inbound-revoked', { tenantId: 'Fabrikam' });
  await page.goto(plan);
  await beginRunWithNumber(page);
  await passCyclesUntilOver(page, sandbox);
  await expect(runPage(page).tenant('Fabrikam')).toContainText('did not end well, so the configuration was kept');
  await expect(page.getByRole('link', { name: 'Provisioning logs of this tenant' })).toBeVisible();
  const kept = await sandbox.state();
  expect(configurationsFor(kept, tenantNamed(kept, 'Fabrikam'))).toHaveLength(1);
  expect(arrived(kept, 'Fabrikam')).toEqual(arrived(before, 'Fabrikam'));

  await sandbox.event('inbound-allowed', { tenantId: 'Fabrikam' });
  await runPage(page).retry.click();
  await expect(page.getByRole('heading', { name: 'Plan: retry the tenants that failed' })).toBeVisible();
  await planPage(page).tenant('Fabrikam').getByText('Fabrikam', { exact: true }).click();
  await expect(planPage(page).tenant('Fabrikam')).toContainText(/Start the synchronization job.*it is in quarantine/);
  await expect(planPage(page).tenant('Fabrikam')).toContainText('Delete the synchronization configuration');
});

test('a run that is cancelled while it waits for the cycle deletes no configuration', async ({
  api,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(120_000);
  const fabrikam = tenantNamed(await sandbox.state(), 'Fabrikam');
  await signIn('Global Administrator');
  await page.goto(await planToTakeOut(api, fabrikam.tenantId));
  await beginRunWithNumber(page);
  const run = runPage(page);
  await expect(run.tenant('Fabrikam')).toContainText('Waiting for Entra’s next cycle', { timeout: 60_000 });
  const question = await run.askToCancel();
  await expect(question).toContainText('are deleted in the next cycle all the same');
  await question.getByRole('button', { name: 'Yes, cancel the run' }).click();
  await expect(run.isOver).toBeVisible({ timeout: 30_000 });
  await expect(run.tenant('Fabrikam')).toContainText('The run was cancelled before Fabrikam was finished.');
  const state = await sandbox.state();
  expect(configurationsFor(state, tenantNamed(state, 'Fabrikam'))).toHaveLength(1);
});
