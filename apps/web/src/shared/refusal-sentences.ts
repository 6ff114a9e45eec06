import { ProblemError } from '@tenantry/contract/client';
import type { Refusal } from '@tenantry/contract';

const sentences: Record<Refusal['code'], (name: string) => string> = {
  'nothing-selected': () => 'Nobody is selected. Select at least one user or group.',
  'principal-missing': (name) => `${name} no longer exists in the directory. Remove it from the selection.`,
  'group-not-security-enabled': (name) =>
    `${name} is not a security group, and only members of security groups are synchronized. Choose another group.`,
  'group-empty': (name) =>
    `${name} has no direct members, so nobody would be shared. Add members in Microsoft Entra first.`,
  'nobody-to-share': () =>
    'None of the people selected can be synchronized: they are guests, external users, or their sign-in is blocked.',
  'no-active-partner': () => 'No other tenant of the organization is active, so there is nobody to share with yet.',
  'not-in-organization': () => 'This tenant is not active in a multitenant organization.',
  'tenant-not-active': (name) =>
    `${name} is not active in the organization: it has not joined yet, or it has left. Nothing can be shared with it.`,
  'tenant-not-shared': (name) => `Nothing is shared with ${name}, so there is nothing to change there.`,
  'no-override': (name) => `${name} has the same users and groups as all tenants already.`,
  'nothing-to-stop': () => 'Nothing is shared with these tenants any longer, so there is nothing to stop.',
  'configuration-missing': () =>
    'One of the configurations no longer exists, or it leads to another tenant. Load the page again and choose anew.',
  'group-rule-broken': (name) =>
    `Microsoft Entra no longer evaluates the membership rule of ${name}, so who is in it is an accident. Repair the rule in Microsoft Entra first.`,
  'run-not-finished': () => 'The run is still going on. Wait until it has finished, or cancel it first.',
  'nothing-to-retry': () => 'No tenant of this run is left to be retried.',
  'nothing-to-undo': () => 'This run changed nothing that could be taken back.',
  'changed-by-later-run': () =>
    'A later run changed these tenants. Undo the later run first, or edit the shared users and groups.',
  'nothing-to-repair': () => 'Everything is as intended again, so there is nothing to repair.',
};

const aboutTenant: ReadonlySet<Refusal['code']> = new Set(['tenant-not-active', 'tenant-not-shared', 'no-override']);

/** Why no plan could be made, naming whom it is about; `undefined` when the error is not a refusal of a plan. */
export function refusalSentence(error: unknown): string | undefined {
  const refusal = error instanceof ProblemError ? error.problem.refusal : undefined;
  return (
    refusal &&
    sentences[refusal.code](refusal.displayName ?? (aboutTenant.has(refusal.code) ? 'The tenant' : 'The user or group'))
  );
}
