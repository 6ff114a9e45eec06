import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { requestsIn } from '../testing/sandbox.ts';
import { testEngines } from '../testing/store-engines.ts';

const refuseReader = [{ match: { tokenKind: 'app', path: '/v1.0/…' }, kind: 'forbidden' }];
const minute = 60_000;

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`the status of the organization on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    beforeEach(async () => {
      // Time stands still but for what a test lets pass.
      portal = await openSandboxedPortal(engine, { scenario: 'shared', speed: 0 });
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    const read = (who = portal.helpdesk) => portal.first.call('organization.read', who);
    const refresh = (who = portal.helpdesk) => portal.first.call('organization.refresh', who);
    const requests = () => requestsIn(portal.sandbox.journal()).length;

    test('is read once for a thousand viewers who come at the same moment, by the application', async () => {
      const views = await Promise.all(Array.from({ length: 1_000 }, () => read()));
      const [first] = views;
      expect(views.every((view) => view.asOf === first?.asOf)).toBe(true);
      expect(first?.tenants.map((tenant) => tenant.displayName)).toContain('Fabrikam');
      const sent = requestsIn(portal.sandbox.journal());
      expect(sent.length).toBeLessThanOrEqual(6);
      expect(sent.every(({ tokenKind }) => tokenKind === 'app')).toBe(true);
    });

    test('costs Graph the same with one, ten and a hundred viewers', async () => {
      const cost: number[] = [];
      for (const viewers of [1, 10, 100]) {
        const before = requests();
        for (let passed = 0; passed < 30; passed += 1) {
          await Promise.all(Array.from({ length: viewers }, () => read()));
          portal.sandbox.clock.advance(minute);
        }
        cost.push(requests() - before);
      }
      expect(cost[0]).toBeGreaterThan(0);
      expect(new Set(cost).size).toBe(1);
    });

    test('is read anew when somebody asks for it, at most every five seconds', async () => {
      const first = await refresh();
      const before = requests();
      portal.sandbox.clock.advance(4_000);
      expect((await refresh()).asOf).toBe(first.asOf);
      expect(requests()).toBe(before);
      portal.sandbox.clock.advance(2_000);
      expect((await refresh()).asOf).toBe(first.asOf + 6_000);
    });

    test('is read as the viewer when the application may not, and by as few as before', async () => {
      portal.sandbox.setFaults(refuseReader);
      const views = await Promise.all(Array.from({ length: 20 }, () => read(portal.administrator)));
      expect(views.every((view) => !view.stale && view.tenants.length > 5)).toBe(true);
      const after = requests();
      expect(after).toBeLessThan(20);
      portal.sandbox.clock.advance(30_000);
      await read(portal.administrator);
      expect(requests()).toBe(after);
      portal.sandbox.clock.advance(31_000);
      expect((await read(portal.administrator)).asOf).toBe((views[0]?.asOf ?? 0) + 61_000);
      const later = requestsIn(portal.sandbox.journal()).slice(after);
      expect(later.every(({ tokenKind }) => tokenKind === 'delegated')).toBe(true);
    });

    test('that one viewer may not read is not stale for the others', async () => {
      portal.sandbox.setFaults(refuseReader);
      const seen = await read(portal.administrator);
      portal.sandbox.clock.advance(2 * minute);
      portal.first.wantSignIn(portal.helpdesk, true);
      expect(await read(portal.helpdesk)).toMatchObject({ asOf: seen.asOf, stale: false });
      expect((await read(portal.administrator)).asOf).toBe(seen.asOf + 2 * minute);
    });

    test('says that nothing can be read when nothing is known and nobody may read', async () => {
      portal.sandbox.setFaults(refuseReader);
      portal.first.wantSignIn(portal.helpdesk, true);
      await expect(read(portal.helpdesk)).rejects.toMatchObject({ code: 'needs-sign-in' });
    });

    test('is stale as soon as a reading fails, and fresh again with the next that works', async () => {
      const seen = await read();
      expect(seen).toMatchObject({ stale: false });
      portal.sandbox.setFaults([{ match: { path: '/v1.0/…' }, kind: 'unavailable', status: 501 }]);
      portal.sandbox.clock.advance(11 * minute);
      expect(await read()).toMatchObject({ stale: true, asOf: seen.asOf, rollUp: 'unknown' });
      portal.sandbox.setFaults([]);
      portal.sandbox.clock.advance(minute);
      expect(await read()).toMatchObject({ stale: false, asOf: seen.asOf + 12 * minute });
    });

    test('survives a restart without a question to Graph', async () => {
      const seen = await read();
      const before = requests();
      expect(await portal.another().call('organization.read', portal.helpdesk)).toEqual(seen);
      expect(requests()).toBe(before);
    });

    test('counts what is shared, and names what needs somebody', async () => {
      const overview = await read();
      expect(overview.counts).toMatchObject({ active: 5, pending: 1, shared: 4, needsAttention: 0 });
      expect(overview.tenants[0]).toMatchObject({ isHomeTenant: true, health: 'not-applicable' });
      expect(overview.peopleShared).toBeGreaterThan(20);
      expect(overview.rollUp).toBe('healthy');
      expect(overview).not.toHaveProperty('runInProgress');
    });

    test('a tenant has a page with its people, its job and the way to Microsoft Entra', async () => {
      const overview = await read();
      const fabrikam = overview.tenants.find((tenant) => tenant.displayName === 'Fabrikam');
      const page = await portal.first.call('tenants.read', portal.helpdesk, {
        params: { tenantId: fabrikam?.tenantId.toUpperCase() },
      });
      expect(page).toMatchObject({
        tenant: fabrikam,
        outboundRedemption: true,
        scope: 'assigned',
        deletionThreshold: { value: expect.any(Number) },
        lastExecution: { state: expect.any(String) },
      });
      expect(page.principals).toMatchObject([
        { displayName: 'All Employees Sync', directMemberCount: expect.any(Number) },
      ]);
      expect(page.entraUrl).toContain(fabrikam?.configuration?.servicePrincipalId);
      expect(page).not.toHaveProperty('requestToTarget');
      const params = { tenantId: '00000000-1111-4222-8333-444444444444' };
      await expect(portal.first.call('tenants.read', portal.helpdesk, { params })).rejects.toMatchObject({
        code: 'not-found',
      });
      const home = await portal.first.call('tenants.read', portal.helpdesk, {
        params: { tenantId: portal.helpdesk.tenantId },
      });
      expect(home).not.toHaveProperty('outboundRedemption');
    });

    test('the Share users page tells the scope, with whom it is shared and with whom not yet', async () => {
      const state = await portal.first.call('sharing.read', portal.administrator);
      const names = (list: readonly { displayName: string }[]) => list.map(({ displayName }) => displayName);
      expect(names(state.principals)).toEqual(['All Employees Sync']);
      expect(state.differs).toBe(false);
      expect(names(state.sharedWith)).toEqual(['Adventure Works', 'Fabrikam', 'Tailspin Toys', 'Woodgrove Bank']);
      expect(names(state.withoutShare)).toEqual(['Northwind Traders']);
      expect(names(state.pending)).toEqual(['Wide World Importers']);
      expect(names(state.foreignConfigurations)).toEqual(['Woodgrove finance collaboration']);
    });
  });
}
