import { expect, test } from 'vitest';
import { createRandom } from '../../random/seeded-random.ts';
import { advanceSynchronization } from '../../engine/engine.ts';
import { scenarios } from '../../scenarios/scenarios.ts';
import { createSmallSandbox, type SmallSandbox } from '../testing/small-world.ts';

const start = Date.UTC(2026, 10, 22, 8);
const day = 86_400_000;
// What the largest one holds is made by the same builders as the others; only its size differs.
const walked = scenarios.filter(({ name }) => name !== 'hundred');

test.each(walked)(
  'everything Graph shows of the scenario $name can be read and agrees with its description',
  async (scenario) => {
    const world = scenario.create(1, start);
    const sandbox = createSmallSandbox({ world });
    sandbox.clock.advance(day / 4);
    advanceSynchronization(world, sandbox.clock.now(), createRandom(1));
    await readEverything(sandbox);
    expect(sandbox.exchanges.filter(({ status }) => status >= 400)).toEqual([]);
  },
);

async function readEverything({ send, home }: SmallSandbox): Promise<void> {
  for (const path of [
    '/tenantRelationships/multiTenantOrganization',
    '/tenantRelationships/multiTenantOrganization/tenants',
    '/policies/crossTenantAccessPolicy/partners?$expand=identitySynchronization',
    '/organization',
    '/me',
    '/me/transitiveMemberOf',
    '/users?$select=*&$top=999',
    '/groups?$top=999',
    '/servicePrincipals',
    '/auditLogs/provisioning?$top=200',
    '/auditLogs/directoryAudits?$top=50',
  ]) {
    await send('GET', path);
  }
  for (const group of home.groups.values()) {
    if (group.visibility !== 'HiddenMembership' && group.deletedDateTime === null) {
      await send('GET', `/groups/${group.id}/transitiveMembers`);
    }
  }
  for (const { id, jobs, deletedDateTime } of home.servicePrincipals.values()) {
    if (deletedDateTime !== null) continue;
    await send('GET', `/servicePrincipals/${id}/appRoleAssignedTo`);
    await send('GET', `/servicePrincipals/${id}/synchronization/secrets`);
    await send('GET', `/servicePrincipals/${id}/synchronization/jobs`);
    for (const job of jobs) await send('GET', `/servicePrincipals/${id}/synchronization/jobs/${job.id}/schema`);
  }
}
