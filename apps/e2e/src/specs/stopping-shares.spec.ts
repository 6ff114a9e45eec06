import { configurationsFor, expectShared, sharedGroup, tenantNamed } from '../directory-truth.ts';
import { beginRunWithNumber, carryOut, passCyclesUntilOver } from '../carrying-out.ts';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { chooseCard } from '../pages/radio-cards.ts';
import { runPage } from '../pages/run-page.ts';
import { tenantPage } from '../pages/tenant-page.ts';
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

  await test.step('the tenant is shown as one without share', async () => {
    const tenants = multitenantCollaborationPage(page);
    await tenants.open();
    await expect(async () => {
      await tenants.refresh();
      await expect(tenants.tenant('Fabrikam')).toContainText('Ready to share', { timeout: 500 });
    }).toPass({ timeout: 20_000 });
  });
});

test('sharing with one tenant ends and leaves the accounts behind', async ({ page, sandbox, signIn }) => {
  test.setTimeout(120_000);
  const before = await sandbox.state();
  const tailspin = tenantPage(page, tenantNamed(before, 'Tailspin Toys').tenantId);
  await signIn('Global Administrator', tailspin.address);
  await tailspin.openUsersAndGroups();
  const panel = await tailspin.stopSharing();
  await chooseCard(panel, 'Leave the accounts behind');
  await panel.getByRole('button', { name: 'Make the plan' }).click();
  await expect(planPage(page).summary).toContainText('Nobody loses an account');
  await carryOut(page);

  await sandbox.advance('PT2H');
  const state = await sandbox.state();
  expect(configurationsFor(state, tenantNamed(state, 'Tailspin Toys'))).toEqual([]);
  expect(arrived(state, 'Tailspin Toys')).toEqual(arrived(before, 'Tailspin Toys'));
  expect(deleted(state, 'Tailspin Toys')).toEqual(deleted(before, 'Tailspin Toys'));
  expectShared(state, 'Fabrikam', sharedGroup);
});

test('a cycle that fails keeps the configuration and says what to do', async ({ api, page, sandbox, signIn }) => {
  test.setTimeout(180_000);
  const before = await sandbox.state();
  const fabrikam = tenantNamed(before, 'Fabrikam');
  await signIn('Global Administrator');
  const { body: plan } = await api.post<{ readonly planId: string }>('/api/plans', {
    flow: 'stop-sharing',
    tenantIds: [fabrikam.tenantId],
    accounts: 'take-out',
  });
  await sandbox.event('inbound-revoked', { tenantId: 'Fabrikam' });
  await page.goto(`/plans/${plan.planId}`);
  await beginRunWithNumber(page);
  await passCyclesUntilOver(page, sandbox);
  await expect(runPage(page).tenant('Fabrikam')).toContainText('did not end well, so the configuration was kept');
  await expect(page.getByRole('link', { name: 'Provisioning logs of this tenant' })).toBeVisible();
  const state = await sandbox.state();
  expect(configurationsFor(state, tenantNamed(state, 'Fabrikam'))).toHaveLength(1);
  expect(arrived(state, 'Fabrikam')).toEqual(arrived(before, 'Fabrikam'));
});
