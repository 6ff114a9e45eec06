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
};

/** Why no plan could be made, naming whom it is about; `undefined` when the error is not a refusal of a plan. */
export function refusalSentence(error: unknown): string | undefined {
  const refusal = error instanceof ProblemError ? error.problem.refusal : undefined;
  return refusal && sentences[refusal.code](refusal.displayName ?? 'The user or group');
}
