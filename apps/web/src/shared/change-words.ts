import type { PlannedChange } from '@tenantry/contract';

interface ChangeWords {
  /** What will be done. */
  readonly planned: (name: string) => string;
  /** What is being done now. */
  readonly doing: (name: string) => string;
}

const words: Record<PlannedChange['kind'], ChangeWords> = {
  'create-partner-configuration': {
    planned: () => 'Make the cross-tenant access settings for this tenant',
    doing: () => 'Making the cross-tenant access settings',
  },
  'allow-outbound-redemption': {
    planned: () => 'Redeem invitations to this tenant automatically',
    doing: () => 'Switching on automatic redemption of invitations',
  },
  'create-configuration': {
    planned: () => 'Make the synchronization configuration',
    doing: () => 'Making the synchronization configuration',
  },
  'rename-configuration': {
    planned: () => 'Give the configuration the name that belongs to the portal',
    doing: () => 'Renaming the configuration',
  },
  'create-job': {
    planned: () => 'Make the synchronization job',
    doing: () => 'Making the synchronization job',
  },
  'save-settings': {
    planned: () => 'Save the settings of the job',
    doing: () => 'Saving the settings of the job',
  },
  assign: {
    planned: (name) => `Share ${name}`,
    doing: (name) => `Sharing ${name}`,
  },
  unassign: {
    planned: (name) => `Stop sharing ${name}`,
    doing: (name) => `Taking out ${name}`,
  },
  'start-job': {
    planned: () => 'Start the synchronization job',
    doing: () => 'Starting the synchronization job',
  },
  'pause-job': {
    planned: () => 'Stop the synchronization job',
    doing: () => 'Stopping the synchronization job',
  },
  'await-cycle': {
    planned: () => 'Wait for the next cycle and look at its result',
    doing: () => 'Waiting for the next cycle',
  },
  'delete-configuration': {
    planned: () => 'Delete the synchronization configuration',
    doing: () => 'Deleting the synchronization configuration',
  },
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['no-partner-configuration', 'there are none yet'],
  ['outbound-redemption-missing', 'otherwise everybody would have to accept an invitation'],
  ['no-configuration', 'this tenant has none yet'],
  ['no-job', 'the configuration has none yet'],
  ['settings-never-saved', 'none were saved yet'],
  ['settings-differ', 'they differ from what sharing needs'],
  ['removals-confirmed', 'Entra’s guard against accidental deletion has to let the confirmed removals through'],
  ['guard-restored', 'Entra’s guard against accidental deletion gets its usual threshold back'],
  ['configuration-taken-over', 'it was made in Microsoft Entra and is taken over'],
  ['not-assigned', 'not shared with this tenant yet'],
  ['no-longer-shared', 'no longer among the shared users and groups'],
  ['wrong-role', 'assigned with a role that synchronization does not read'],
  ['job-not-started', 'no cycle runs before it is started'],
  ['job-in-quarantine', 'it is in quarantine, where a cycle comes only after hours; a start ends that'],
  ['was-not-running', 'it did not run before'],
  ['people-are-taken-out', 'their accounts are deleted in a cycle, and nothing else may happen before'],
  ['sharing-stopped', 'nothing is shared with this tenant any longer'],
  ['rival-removed', 'another configuration for this tenant is kept'],
  ['duplicate', 'it was made twice'],
]);

function principalName(change: PlannedChange): string {
  return change.principal?.displayName ?? 'users';
}

/** Says what a change will do; the name of the user or group is in it. */
export function plannedChange(change: PlannedChange): string {
  return words[change.kind].planned(principalName(change));
}

/** Says what a run is doing right now. */
export function changeInWork(change: PlannedChange): string {
  return words[change.kind].doing(principalName(change));
}

/** Why a change is needed, to be read after a colon; `undefined` for a reason the browser does not know yet. */
export function changeReason(change: PlannedChange): string | undefined {
  return reasons.get(change.reason);
}
