import { afterEach, describe, expect, test } from 'vitest';
import { createFlows, type Flows } from '../../testing/flows.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../../testing/sandboxed-portal.ts';
import { writesIn } from '../../testing/sandbox.ts';
import { testEngines } from '../../testing/store-engines.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`flows that a person decides on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    let flows: Flows;
    async function open(scenario: string): Promise<void> {
      portal = await openSandboxedPortal(engine, { scenario, speed: 40 });
      portal.first.useCases.start();
      flows = createFlows(portal);
    }
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });
    async function pageOf(tenantId: string) {
      await portal.first.call('organization.refresh', portal.administrator);
      return portal.first.call('tenants.read', portal.administrator, { params: { tenantId } });
    }
    const later = (milliseconds: number) => portal.sandbox.clock.advance(milliseconds);
    const configurationNames = () =>
      portal.sandbox
        .state()
        .tenants.find((tenant) => tenant.tenantId === portal.administrator.tenantId)
        ?.configurations.map(({ displayName }) => displayName);

    test('of two configurations one is kept, the other goes, and nobody is taken out', async () => {
      await open('drifted');
      const tenantId = flows.tenantId('Woodgrove Bank');
      const { claims, tenant } = await pageOf(tenantId);
      expect(tenant.configurationState).toBe('several');
      const ours = claims.filter((claim) => claim.recognised);
      expect(ours).toHaveLength(2);
      const keep = ours.find((claim) => claim.people > 0)?.servicePrincipalId ?? '';
      const remove = ours.filter((claim) => claim.servicePrincipalId !== keep).map((one) => one.servicePrincipalId);
      const plan = await flows.draft({ flow: 'choose-configuration', tenantId, keep, remove });
      expect(plan.summary).toMatchObject({ tenantsToChange: 1, peopleRemoved: 0 });
      expect(plan.forTenant?.displayName).toBe('Woodgrove Bank');
      expect((await flows.finish(await flows.apply(plan))).counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(configurationNames()?.filter((name) => name.endsWith(tenantId))).toHaveLength(1);
      expect(flows.shares()['Woodgrove Bank']).toEqual(['All Employees Sync']);
      later(20_000);
      // Its guard against accidental deletion was never set; that is drift from now on, and put right like any other.
      expect((await pageOf(tenantId)).tenant).toMatchObject({ configurationState: 'drifted', overridden: false });
      await flows.carryOut({ flow: 'repair-drift', tenantIds: [tenantId] });
      later(20_000);
      expect((await pageOf(tenantId)).tenant).toMatchObject({ configurationState: 'as-intended' });
      await expect(
        flows.draft({ flow: 'choose-configuration', tenantId, keep: remove[0] ?? '', remove: [] }),
      ).rejects.toMatchObject({ details: { refusal: { code: 'configuration-missing' } } });
    });

    test('a configuration that was renamed in Entra is taken over, and gets its name back when that is undone', async () => {
      await open('drifted');
      const tenantId = flows.tenantId('Tailspin Toys');
      const { claims, tenant } = await pageOf(tenantId);
      expect(tenant.configurationState).toBe('managed-in-entra');
      expect(claims).toMatchObject([{ displayName: 'Tailspin people', recognised: false, overlap: 'none' }]);
      const keep = claims[0]?.servicePrincipalId ?? '';
      const run = await flows.carryOut({ flow: 'choose-configuration', tenantId, keep, remove: [] });
      expect(run.counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(flows.shares()['Tailspin Toys']).toEqual(['All Employees Sync']);
      const undone = await flows.carryOut({ flow: 'undo-run', runId: run.runId });
      expect(undone.counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(configurationNames()).toContain('Tailspin people');
      expect(flows.shares()).not.toHaveProperty('Tailspin Toys');
    });

    test('only the tenants that a run could not finish are tried again, and nothing is written to the others', async () => {
      await open('contoso');
      const principals = [portal.group('Legal')];
      const run = await flows.carryOut({ flow: 'select-users-and-groups', principals });
      expect(run.counts).toMatchObject({ succeeded: 4, failed: 1 });
      portal.sandbox.dispatch({ type: 'inbound-allowed', tenantId: 'Northwind Traders' });
      later(2 * 60_000);
      const retry = await flows.draft({ flow: 'retry-run', runId: run.runId });
      expect(retry.ofRun).toBe(run.runId);
      expect(retry.tenants.map((tenant) => tenant.displayName)).toEqual(['Northwind Traders']);
      const before = portal.sandbox.lastJournalEntry();
      const again = await flows.finish(await flows.apply(retry));
      expect(again.counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(Object.keys(flows.shares())).toHaveLength(5);
      expect(writesIn(portal.sandbox.journal(before)).filter(({ path }) => path.includes('instantiate'))).toEqual([]);
      await expect(flows.draft({ flow: 'retry-run', runId: again.runId })).rejects.toMatchObject({
        details: { refusal: { code: 'nothing-to-retry' } },
      });
    });

    test('a first share is undone by taking everybody out again, and what was never there stays away', async () => {
      await open('contoso');
      const run = await flows.carryOut({ flow: 'select-users-and-groups', principals: [portal.group('Legal')] });
      expect(run.canBeUndone).toBe(true);
      const undo = await flows.draft({ flow: 'undo-run', runId: run.runId });
      expect(undo.summary).toMatchObject({ tenantsToChange: 5 });
      const undone = await flows.finish(await flows.apply(undo));
      expect(undone.counts).toMatchObject({ failed: 0 });
      expect(flows.shares()).toEqual({});
      const { sharingJson } = await portal.store.database
        .selectFrom('intendedSharing')
        .selectAll()
        .executeTakeFirstOrThrow();
      expect(JSON.parse(sharingJson)).toMatchObject({ principals: [], tenants: [] });
      expect((await portal.first.call('sharing.read', portal.administrator)).sharedWith).toEqual([]);
    });

    test('what drifted in one tenant is put right there, and nothing is to be repaired where all is well', async () => {
      await open('shared');
      const everybody = portal.group('All Employees Sync');
      const principals = [everybody, portal.group('Legal')];
      await flows.carryOut({ flow: 'edit-shared-users-and-groups', principals });
      const [tenantId, other] = [flows.tenantId('Fabrikam'), flows.tenantId('Tailspin Toys')];
      later(2 * 60_000);
      await expect(flows.draft({ flow: 'repair-drift', tenantIds: [tenantId] })).rejects.toMatchObject({
        details: { refusal: { code: 'nothing-to-repair' } },
      });
      await unassignInEntra(tenantId, 'Legal');
      later(20_000);
      expect((await pageOf(tenantId)).tenant.configurationState).toBe('drifted');
      const repair = await flows.draft({ flow: 'repair-drift', tenantIds: [tenantId, other] });
      expect(repair.tenants.map(({ displayName, disposition }) => [displayName, disposition])).toEqual([
        ['Fabrikam', 'change'],
        ['Tailspin Toys', 'unchanged'],
      ]);
      await flows.finish(await flows.apply(repair));
      expect(flows.shares()['Fabrikam']).toEqual(['All Employees Sync', 'Legal']);
    });

    test('a plan drawn up right after a run knows what that run did, although lists are behind', async () => {
      await open('contoso');
      const principals = [portal.group('Legal')];
      await flows.carryOut({ flow: 'select-users-and-groups', principals });
      const again = await flows.draft({ flow: 'select-users-and-groups', principals });
      const changed = again.tenants.filter((tenant) => tenant.disposition === 'change');
      expect(changed.map((tenant) => tenant.displayName)).toEqual(['Northwind Traders']);
      later(6_000);
      const overview = await portal.first.call('organization.refresh', portal.helpdesk);
      const health = (name: string) => overview.tenants.find((tenant) => tenant.displayName === name)?.health;
      for (const name of ['Fabrikam', 'Adventure Works', 'Tailspin Toys']) expect(health(name)).not.toBe('not-started');
    });

    test('a run is asked about that does not exist, or is still going', async () => {
      await open('shared');
      const nobody = '00000000-1111-4222-8333-444444444444';
      await expect(flows.draft({ flow: 'undo-run', runId: nobody })).rejects.toMatchObject({ code: 'not-found' });
      const tenantIds = [flows.tenantId('Fabrikam')];
      const runId = await flows.apply(await flows.draft({ flow: 'stop-sharing', tenantIds, accounts: 'take-out' }));
      for (const flow of ['undo-run', 'retry-run'] as const) {
        await expect(flows.draft({ flow, runId })).rejects.toMatchObject({
          details: { refusal: { code: 'run-not-finished' } },
        });
      }
    });

    /** As an administrator does it in the Microsoft Entra admin center. */
    async function unassignInEntra(tenantId: string, displayName: string): Promise<void> {
      const { sandbox, administrator } = portal;
      const home = sandbox.state().tenants.find((tenant) => tenant.tenantId === administrator.tenantId);
      const configuration = home?.configurations.find((one) => one.displayName === `MTO_Sync_${tenantId}`);
      const assignment = configuration?.assignments.find((one) => one.principalDisplayName === displayName);
      const token = await sandbox.issueToken({
        tenantId: administrator.tenantId,
        userId: administrator.userId,
        scopes: ['AppRoleAssignment.ReadWrite.All', 'Application.ReadWrite.All'],
      });
      const path = `servicePrincipals/${configuration?.servicePrincipalId ?? ''}/appRoleAssignedTo/${assignment?.id ?? ''}`;
      const answer = await sandbox.fetch(
        new Request(`http://graph.test/graph/v1.0/${path}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${token}` },
        }),
      );
      expect(answer.status).toBe(204);
    }
  });
}
