import type { JournaledChangeKind } from '@tenantry/domain';
import { delegatedScopes } from '../tokens/scopes.ts';
import type { RunAtHandOptions } from './run-at-hand.ts';
import { personasOf } from './portal-process.ts';
import type { Sandbox } from './sandbox.ts';

/** A change of sharing whose run writes these kinds, among others. */
export interface RunStory {
  readonly name: string;
  readonly options: RunAtHandOptions;
  readonly kinds: readonly JournaledChangeKind[];
}

/** Sharing for the first time, with a partner that has no entry yet. */
export const firstShare: RunAtHandOptions = {
  scenario: 'contoso',
  prepare: forgetPartner('Tailspin Toys'),
  request: (sandbox) => ({ flow: 'select-users-and-groups', principals: [group(sandbox, 'All Employees Sync')] }),
};

/** Runs that have every kind of write in them, each kind once. */
export const stories: readonly RunStory[] = [
  {
    name: 'a first share',
    options: firstShare,
    kinds: [
      'create-partner-configuration',
      'allow-outbound-redemption',
      'create-configuration',
      'create-job',
      'save-settings',
      'assign',
      'start-job',
    ],
  },
  {
    name: 'a change of who is shared',
    options: {
      scenario: 'shared',
      request: (sandbox) => ({ flow: 'edit-shared-users-and-groups', principals: [group(sandbox, 'Sales')] }),
    },
    kinds: ['unassign'],
  },
  {
    name: 'a choice of the configuration that somebody made in Entra',
    options: {
      scenario: 'shared',
      request: (sandbox) => ({
        flow: 'choose-configuration',
        tenantId: partner(sandbox, 'Woodgrove Bank'),
        keep: configuration(sandbox, 'Woodgrove finance collaboration'),
        remove: [configuration(sandbox, `MTO_Sync_${partner(sandbox, 'Woodgrove Bank')}`)],
      }),
    },
    kinds: ['rename-configuration', 'pause-job', 'delete-configuration'],
  },
];

function group(sandbox: Sandbox, displayName: string) {
  const found = [...homeOf(sandbox).groups.values()].find((one) => one.displayName === displayName);
  if (!found) throw new Error(`There is no group ${displayName}.`);
  return { id: found.id, kind: 'group' as const, displayName };
}

function partner(sandbox: Sandbox, displayName: string): string {
  const found = sandbox.state().tenants.find((tenant) => tenant.displayName === displayName);
  if (!found) throw new Error(`There is no partner ${displayName}.`);
  return found.tenantId;
}

function configuration(sandbox: Sandbox, displayName: string): string {
  const home = sandbox.state().tenants.find(({ tenantId }) => tenantId === sandbox.world().homeTenantId);
  const found = home?.configurations.find((one) => one.displayName === displayName);
  if (!found) throw new Error(`There is no configuration ${displayName}.`);
  return found.servicePrincipalId;
}

function homeOf(sandbox: Sandbox) {
  const { homeTenantId, tenants } = sandbox.world();
  const home = tenants.get(homeTenantId);
  if (!home) throw new Error('The sandbox has no home tenant.');
  return home;
}

/** Takes the entry of a partner away, as somebody may have done by hand. */
function forgetPartner(displayName: string) {
  return async (sandbox: Sandbox): Promise<void> => {
    const [administrator] = personasOf(sandbox);
    if (!administrator) throw new Error('The scenario has no administrator.');
    const { tenantId, userId } = administrator;
    const token = await sandbox.issueToken({ tenantId, userId, scopes: delegatedScopes });
    const entry = `http://localhost/graph/v1.0/policies/crossTenantAccessPolicy/partners/${partner(sandbox, displayName)}`;
    for (const url of [`${entry}/identitySynchronization`, entry]) {
      const answer = await sandbox.fetch(
        new Request(url, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }),
      );
      if (!answer.ok) throw new Error(`The entry of ${displayName} could not be deleted: ${await answer.text()}`);
    }
  };
}
