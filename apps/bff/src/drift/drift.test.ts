import type { DriftAspect, TenantDrift } from '@tenantry/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { writesIn } from '../testing/sandbox.ts';
import { testEngines } from '../testing/store-engines.ts';

const reason = 'Agreed with the operators of Fabrikam until Friday.';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`drift on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    let tenantId: string;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine);
      tenantId = portal.sandbox.state().tenants.find(({ displayName }) => displayName === 'Fabrikam')?.tenantId ?? '';
      portal.first.useCases.start();
      await share();
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    /** Shares a group with everybody, and waits until the directory shows it everywhere. */
    async function share(): Promise<void> {
      const plan = await portal.first.call('plans.draft', portal.administrator, {
        body: { flow: 'select-users-and-groups', principals: [portal.group('All Employees Sync')] },
      });
      await apply(plan);
    }
    async function apply({ planId, digest }: { readonly planId: string; readonly digest: string }): Promise<void> {
      const { runId } = await portal.first.call('plans.apply', portal.administrator, {
        params: { planId },
        body: { digest },
      });
      for await (const { data } of portal.first.follow(runId)) if (data.state === 'finished') break;
      portal.sandbox.clock.advance(5 * 60_000);
    }
    const read = (): Promise<TenantDrift> => {
      portal.sandbox.clock.advance(2 * 60_000);
      return portal.first.call('drift.read', portal.helpdesk, { params: { tenantId } });
    };
    /** Reads until an aspect is in this state: a reading that is under way while something changes may not show it yet. */
    const readUntil = (aspect: DriftAspect, state: string): Promise<TenantDrift> =>
      vi.waitFor(
        async () => {
          const drift = await read();
          expect(itemOf(drift, aspect)?.state).toBe(state);
          return drift;
        },
        { timeout: 30_000, interval: 100 },
      );
    const statesOf = ({ items }: TenantDrift) =>
      Object.fromEntries(items.map(({ aspect, state }) => [aspect, state])) as Record<DriftAspect, string>;
    const itemOf = ({ items }: TenantDrift, aspect: DriftAspect) => items.find((item) => item.aspect === aspect);
    const accept = (aspect: DriftAspect, liveDigest = '') =>
      portal.first.call('drift.accept', portal.administrator, {
        params: { tenantId },
        body: { aspect, liveDigest, reason },
      });
    /** The configuration as it really is, whatever the portal has read. */
    function configuration(): { readonly servicePrincipalId: string; readonly jobId: string } {
      const { homeTenantId } = portal.sandbox.world();
      const home = portal.sandbox.state().tenants.find((tenant) => tenant.tenantId === homeTenantId);
      const found = home?.configurations.find(({ displayName }) => displayName === `MTO_Sync_${tenantId}`);
      const [job] = found?.jobs ?? [];
      if (!found || !job) throw new Error('There is no configuration to this tenant.');
      return { servicePrincipalId: found.servicePrincipalId, jobId: job.id };
    }
    /** Does something in Entra, as an administrator who does not use the portal. */
    async function inEntra(method: string, path: string, body?: object): Promise<Response> {
      const { homeTenantId } = portal.sandbox.world();
      const scopes = ['Synchronization.ReadWrite.All', 'Application.ReadWrite.All'];
      const token = await portal.sandbox.issueToken({
        tenantId: homeTenantId,
        userId: portal.administrator.userId,
        scopes,
      });
      const response = await portal.sandbox.fetch(
        new Request(`https://graph.microsoft.com/v1.0${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      );
      if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
      return response;
    }
    async function pauseInEntra(): Promise<void> {
      const { servicePrincipalId, jobId } = configuration();
      await inEntra('POST', `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}/pause`);
    }
    const listed = (state: string) =>
      vi.waitFor(async () => expect(await listState()).toBe(state), { timeout: 30_000, interval: 100 });
    const listState = async () => {
      const { tenants } = await portal.first.call('organization.refresh', portal.helpdesk);
      return tenants.find((tenant) => tenant.tenantId === tenantId)?.configurationState;
    };

    test('there is none after a run, in any aspect', async () => {
      const drift = await readUntil('attribute-mappings', 'same');
      expect(new Set(Object.values(statesOf(drift)))).toEqual(new Set(['same']));
      expect(itemOf(drift, 'scope')).toMatchObject({
        intended: { principals: [{ displayName: 'All Employees Sync' }] },
        applied: { principals: [{ displayName: 'All Employees Sync' }] },
        live: { principals: [{ displayName: 'All Employees Sync' }] },
      });
      expect(drift.runId).toMatch(/^[\da-f-]{36}$/);
    });

    test('is seen when somebody pauses the job in Entra, also in the list, and a plan puts it right', async () => {
      await pauseInEntra();
      const drift = await readUntil('job-state', 'drifted');
      expect(statesOf(drift)).toMatchObject({ 'job-state': 'drifted', scope: 'same' });
      expect(itemOf(drift, 'job-state')).toMatchObject({ live: { state: 'paused' }, repair: 'plan' });
      await listed('drifted');
      const plan = await portal.first.call('plans.draft', portal.administrator, {
        body: { flow: 'repair-drift', tenantIds: [tenantId] },
      });
      await apply(plan);
      await readUntil('job-state', 'same');
      await listed('as-intended');
    });

    test('is seen in mappings and filters, and told entry by entry', async () => {
      await readUntil('attribute-mappings', 'same');
      const { servicePrincipalId, jobId } = configuration();
      const path = `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}/schema`;
      const schema = (await (await inEntra('GET', path)).json()) as {
        synchronizationRules: {
          objectMappings: { attributeMappings: { targetAttributeName: string }[]; scope: object | null }[];
        }[];
      };
      const [users] = schema.synchronizationRules[0]?.objectMappings ?? [];
      if (!users) throw new Error('The schema maps no users.');
      users.attributeMappings = users.attributeMappings.filter((one) => one.targetAttributeName !== 'employeeId');
      const { '@odata.context': _, ...body } = schema as Record<string, unknown>;
      await inEntra('PUT', path, body);
      const drift = await readUntil('attribute-mappings', 'drifted');
      expect(statesOf(drift)['scoping-filters']).toBe('same');
      expect(itemOf(drift, 'attribute-mappings')).toMatchObject({
        repair: 'entra',
        differences: [{ change: 'removed', before: '[employeeId]' }],
      });
      expect(drift.entraUrl).toContain(servicePrincipalId);
    });

    test('is accepted with a reason, and watched from then on', async () => {
      await pauseInEntra();
      const before = portal.sandbox.lastJournalEntry();
      const { liveDigest } = itemOf(await readUntil('job-state', 'drifted'), 'job-state') ?? {};
      const accepted = await vi.waitFor(() => accept('job-state', liveDigest), { timeout: 30_000, interval: 100 });
      expect(itemOf(accepted, 'job-state')).toMatchObject({
        state: 'accepted',
        acceptance: { reason, by: { displayName: portal.administrator.displayName } },
      });
      expect(writesIn(portal.sandbox.journal(before))).toEqual([]);
      await listed('as-intended');
      const { entries } = await portal.first.call('activity.list', portal.helpdesk, { query: { limit: 1 } });
      expect(entries).toMatchObject([{ kind: 'drift-accepted', aspect: 'job-state', reason, tenantName: 'Fabrikam' }]);
      const { servicePrincipalId } = configuration();
      await inEntra('PATCH', `/servicePrincipals/${servicePrincipalId}`, { displayName: 'Renamed by hand' });
      const later = await readUntil('configuration-name', 'drifted');
      expect(statesOf(later)['job-state']).toBe('accepted');
    });

    test('is accepted only as it is, and only where there is any', async () => {
      await pauseInEntra();
      const drift = await readUntil('job-state', 'drifted');
      const other = itemOf(drift, 'scope')?.liveDigest;
      await expect(accept('job-state', other)).rejects.toMatchObject({ code: 'drift-changed' });
      await expect(accept('scope', other)).rejects.toMatchObject({ code: 'drift-changed' });
      await expect(accept('job-state', 'short')).rejects.toMatchObject({ code: 'invalid-request' });
      await readUntil('job-state', 'drifted');
    });

    test('is unknown where the directory cannot be read, and nothing is called drifted for it', async () => {
      await pauseInEntra();
      portal.sandbox.setFaults([{ kind: 'unavailable', match: {} }]);
      portal.sandbox.clock.advance(30 * 60_000);
      const drift = await read();
      expect(drift.stale).toBe(true);
      expect(new Set(Object.values(statesOf(drift)))).toEqual(new Set(['unknown']));
    });

    test('is nothing that a tenant unknown to the organization has', async () => {
      const params = { tenantId: '00000000-1111-4222-8333-444444444444' };
      await expect(portal.first.call('drift.read', portal.helpdesk, { params })).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });
}
