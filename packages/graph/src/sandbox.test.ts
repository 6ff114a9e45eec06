/// <reference types="node" />
import { beforeAll, describe, expect, test } from 'vitest';
import type { MultitenantOrganization } from '@tenantry/domain';
import { searchDirectory } from './directory-search.ts';
import { createGraphClient, type GraphClientOptions } from './graph-client.ts';
import { createGraphDirectory } from './graph-directory.ts';
import { createPartnerReader } from './partner-accounts.ts';
import { readProvisioningLogs } from './provisioning-logs.ts';
import { readSessionFacts } from './session-facts.ts';
import { rejection } from './testing/scripted-client.ts';

/** As much of the sandbox as is used here: it shares no types with the adapter, so that it shares no mistakes. */
interface Sandbox {
  readonly clock: { now(): number; advance(milliseconds: number): void };
  fetch(request: Request): Promise<Response>;
  world(): { readonly tenants: ReadonlyMap<string, { readonly users: ReadonlyMap<string, SandboxUser> }> };
  issueToken(order: { tenantId?: string; userId?: string; scopes?: readonly string[] }): Promise<string>;
  advance(): void;
}
interface SandboxUser {
  readonly id: string;
  readonly directoryRoles: readonly string[];
}

const apps = new URL('../../../apps/', import.meta.url);
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const scopes = [
  'User.Read',
  'User.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'MultiTenantOrganization.Read.All',
  'Policy.Read.All',
  'Policy.ReadWrite.CrossTenantAccess',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'ProvisioningLog.Read.All',
];

let createSandbox: (options: { scenario: string }) => Sandbox;
let homeTenantId: string;

beforeAll(async () => {
  ({ createSandbox } = (await import(new URL('sandbox/src/sandbox.ts', apps).href)) as {
    createSandbox: typeof createSandbox;
  });
  ({ homeTenantId } = (await import(new URL('sandbox/src/world/world.ts', apps).href)) as { homeTenantId: string });
});

/** An administrator of the scenario's home tenant, in front of the sandbox in process. */
async function administratorIn(scenario: string) {
  const sandbox = createSandbox({ scenario });
  const users = [...(sandbox.world().tenants.get(homeTenantId)?.users.values() ?? [])];
  const administrator = users.find((user) => user.directoryRoles.includes(globalAdministrator));
  if (administrator === undefined) throw new Error('Nobody administrates the scenario.');
  const token = await sandbox.issueToken({ tenantId: homeTenantId, userId: administrator.id, scopes });
  let requests = 0;
  const options = {
    clock: {
      now: () => sandbox.clock.now(),
      sleep: (milliseconds: number) => Promise.resolve(sandbox.clock.advance(milliseconds)),
    },
    random: { next: () => 0.5 },
    purpose: 'background',
    origin: 'http://localhost:3100/graph',
    send: (request: Request) => sandbox.fetch(request),
    onCall: () => {
      requests += 1;
    },
  } satisfies Omit<GraphClientOptions, 'tokens'>;
  const client = createGraphClient({ ...options, tokens: { token: () => Promise.resolve(token) } });
  const user = { id: administrator.id, kind: 'user', displayName: '' } as const;
  return { sandbox, client, directory: createGraphDirectory(client), options, user, requests: () => requests };
}

type Administrator = Awaited<ReturnType<typeof administratorIn>>;

function tenantNamed(organization: MultitenantOrganization, displayName: string): string {
  const tenant = organization.tenants.find((candidate) => candidate.displayName === displayName);
  if (tenant === undefined) throw new Error(`There is no ${displayName}.`);
  return tenant.tenantId;
}

/** Shares a group with Fabrikam, step by step, as an administrator's run would. */
async function shareWithFabrikam({ client, directory, user }: Administrator) {
  const targetTenantId = tenantNamed(await directory.readOrganization(), 'Fabrikam');
  const [group] = (await searchDirectory(client, 'all emp')).groups;
  if (group === undefined) throw new Error('The group is not found.');
  await directory.allowOutboundRedemption(targetTenantId);
  const made = await directory.createConfiguration(`MTO_Sync_${targetTenantId}`);
  const { jobId } = await directory.createJob(made.servicePrincipalId);
  const settings = { targetTenantId, scope: 'assigned', deletionThreshold: { enabled: true, value: 7 } } as const;
  await directory.saveSettings(made.servicePrincipalId, settings);
  const roleId = made.assignmentRoleId ?? '';
  await directory.assign(made.servicePrincipalId, { id: group.id, kind: 'group', displayName: '' }, roleId);
  const { assignmentId } = await directory.assign(made.servicePrincipalId, user, roleId);
  await directory.unassign(made.servicePrincipalId, assignmentId);
  await directory.startJob(made.servicePrincipalId, jobId);
  return { targetTenantId, group, made, jobId, settings, roleId, assignmentId };
}

describe('against the sandbox', () => {
  test('a group is shared with a tenant from first to last, and its people arrive', async () => {
    const administrator = await administratorIn('contoso');
    const { sandbox, client, directory, options } = administrator;
    const { targetTenantId, group, made, jobId, settings } = await shareWithFabrikam(administrator);
    expect(await directory.checkConnection(made.servicePrincipalId, targetTenantId)).toEqual({ ok: true });
    expect((await directory.findConfigurations(made.displayName)).length).toBe(1);
    expect((await directory.readSettings([made.servicePrincipalId])).get(made.servicePrincipalId)).toEqual(settings);
    const assigned = (await directory.readAssignments(made.servicePrincipalId)).map(({ principal }) => principal);
    expect(assigned).toEqual([{ id: group.id, kind: 'group', displayName: group.displayName }]);
    expect(await directory.readJobsOf(made.servicePrincipalId)).toMatchObject([{ jobId, schedule: 'active' }]);

    sandbox.clock.advance(1_200_000);
    sandbox.advance();
    const [job] = (await directory.readJobs([made.servicePrincipalId])).get(made.servicePrincipalId) ?? [];
    expect(job).toMatchObject({ code: 'active', initialCycleDone: true });
    expect(job?.synchronizedPeople).toBeGreaterThan(10);

    const logs = await readProvisioningLogs(client, {
      servicePrincipalId: made.servicePrincipalId,
      targetTenantId,
      pageSize: 5,
    });
    expect(logs.entries).toHaveLength(5);
    expect(logs.entries.every((entry) => entry.targetTenantId === targetTenantId && entry.steps.length > 0)).toBe(true);
    expect((await readProvisioningLogs(client, {}, { nextPage: logs.nextPage ?? '' })).entries).toHaveLength(5);

    const reader = createPartnerReader(
      (tenantId) => ({ token: () => sandbox.issueToken({ tenantId, scopes: ['User.Read.All'] }) }),
      options,
    );
    const accounts = (await reader.readExistingAccounts(targetTenantId)) ?? [];
    const created = logs.entries.filter((entry) => entry.action === 'create' && entry.status === 'success');
    expect(created.length).toBeGreaterThan(0);
    for (const { target } of created) {
      expect(accounts).toContainEqual(
        expect.objectContaining({ userPrincipalName: target?.userPrincipalName, userType: 'member' }),
      );
    }
  });

  test('what is there already, gone or refused is told as such', async () => {
    const administrator = await administratorIn('contoso');
    const { directory } = administrator;
    const organization = await directory.readOrganization();
    const { targetTenantId, group, made, roleId, assignmentId } = await shareWithFabrikam(administrator);
    const sp = made.servicePrincipalId;
    expect(await rejection(directory.createPartnerConfiguration(targetTenantId))).toMatchObject({
      code: 'already-exists',
    });
    const again = directory.assign(sp, { id: group.id, kind: 'group', displayName: '' }, roleId);
    expect(await rejection(again)).toMatchObject({ code: 'already-exists' });
    expect(await rejection(directory.unassign(sp, assignmentId))).toMatchObject({ code: 'not-found' });
    const sideOf = (name: string) => directory.checkConnection(sp, tenantNamed(organization, name));
    expect(await sideOf('Northwind Traders')).toMatchObject({ ok: false, side: 'target' });
    expect(await sideOf('Tailspin Toys')).toMatchObject({ ok: false, side: 'home' });
    await directory.deleteConfiguration(sp);
    expect(await directory.readConfiguration(sp)).toBeUndefined();
    expect(await rejection(directory.readJobsOf(sp))).toMatchObject({ code: 'not-found' });
  });

  test('the signed-in person is known with their roles', async () => {
    const { client, user } = await administratorIn('contoso');
    expect(await readSessionFacts(client)).toMatchObject({
      user: { userId: user.id },
      tenant: { tenantId: homeTenantId, displayName: 'Contoso' },
      directoryRoles: [globalAdministrator],
    });
  });

  test('everything a plan for 99 tenants needs is read in at most 16 requests', async () => {
    const { client, directory, user, requests } = await administratorIn('hundred');
    const { groups } = await searchDirectory(client, 'sync');
    const before = requests();
    const organization = await directory.readOrganization();
    await directory.readPartnerConfigurations();
    await directory.readConfigurations();
    const picked = groups.slice(0, 5).map(({ id }) => ({ id, kind: 'group', displayName: '' }) as const);
    const facts = await directory.readPrincipals([user, ...picked]);
    expect(organization.tenants).toHaveLength(100);
    expect([...facts.values()].some((one) => one.kind === 'missing')).toBe(false);
    expect(requests() - before).toBeLessThanOrEqual(16);
  }, 60_000);

  test('what an administrator reads and writes is described by Microsoft Graph, which every test here is held to', async () => {
    const administrator = await administratorIn('contoso');
    const { client, directory, user, requests } = administrator;
    const { group, made, targetTenantId } = await shareWithFabrikam(administrator);
    await readSessionFacts(client);
    await directory.readPartnerConfigurations();
    await directory.readConfigurations();
    await directory.readPrincipals([user, { id: group.id, kind: 'group', displayName: '' }]);
    await directory.readSettings([made.servicePrincipalId]);
    await directory.findConfigurations(made.displayName);
    await directory.readConfiguration(made.servicePrincipalId);
    await directory.checkConnection(made.servicePrincipalId, targetTenantId);
    await searchDirectory(client, '');
    await readProvisioningLogs(client, { servicePrincipalId: made.servicePrincipalId, after: 0 });
    await directory.deleteConfiguration(made.servicePrincipalId);
    expect(requests()).toBeGreaterThanOrEqual(20);
  });
});
