import type { ActivityEntry } from '@tenantry/contract';

/** What the page of activity says. */
export const activityStrings = {
  title: 'Activity',
  home: 'Home',
  lead: 'Who did what in this portal: sign-ins, plans, runs, and every change that was made in Microsoft Entra. Nothing here can be altered or removed.',
  loading: 'the activity',
  none: 'Nothing has happened yet',
  noneText: 'Sign-ins, plans, runs, and changes are listed here as they happen.',
  more: 'Show earlier entries',
  somebody: 'The portal',
  tenant: (name: string) => `for ${name}`,
  openPlan: 'Open the plan',
  openDrift: 'Open the differences',
  openSettings: 'Open the settings',
  exportCsv: 'Export as CSV',
  exportJson: 'Export as JSON Lines',
  exportNote:
    'The file holds every entry with its hash, so that it can be checked with npm run audit:verify -- --file.',
  openRun: 'Open the run',
} as const;

/** What somebody did, to be read after their name. */
export const kindWords: Readonly<Record<ActivityEntry['kind'], string>> = {
  'signed-in': 'signed in',
  'signed-out': 'signed out',
  denied: 'was refused something their role does not allow',
  'plan-made': 'made a plan',
  'run-started': 'started a run',
  'run-cancelled': 'cancelled a run',
  'run-finished': 'finished a run',
  write: 'changed Microsoft Entra',
  'plan-approved': 'approved a plan that takes many people out',
  'approval-refused': 'tried to approve a plan and was refused',
  'settings-changed': 'changed the settings of safety',
  'drift-accepted': 'accepted a difference from what is intended',
  'activity-exported': 'exported the activity',
};

const changeWords: Readonly<Record<string, string>> = {
  'create-partner-configuration': 'created the cross-tenant access settings',
  'allow-outbound-redemption': 'switched on automatic redemption of invitations',
  'create-configuration': 'created the synchronization configuration',
  'create-job': 'created the synchronization job',
  'save-settings': 'saved the settings of the synchronization job',
  assign: 'added a user or group to the scope',
  unassign: 'took a user or group out of the scope',
  'start-job': 'started the synchronization job',
};

const outcomeWords: Readonly<Record<string, string>> = {
  found: 'It was there already.',
  refused: 'It was refused, so nothing was changed.',
  ambiguous: 'Whether it took effect was not known at the time.',
};

/** Who did it: a run is started by a person, and finished by the portal. */
export function activityActor(entry: ActivityEntry): string {
  return entry.kind === 'run-finished'
    ? activityStrings.somebody
    : (entry.actor?.displayName ?? activityStrings.somebody);
}

/** What an entry says happened, without the name before it. */
export function activityWords(entry: ActivityEntry): string {
  if (entry.kind === 'run-finished' && entry.actor) return `finished the run that ${entry.actor.displayName} started`;
  if (entry.kind !== 'write' || entry.change === undefined) return kindWords[entry.kind];
  return changeWords[entry.change] ?? kindWords.write;
}

const laxerWords: Readonly<Record<string, string>> = {
  removalSharePercent: 'a larger share of a tenant may be taken out unasked',
  removalPeople: 'more people may be taken out unasked',
  secondApprover: 'no second administrator is asked any longer',
  approvalMinutes: 'approvals count for longer',
};

/** What has to be known of an entry beside what happened; `undefined` when there is nothing. */
export function detailSentence(entry: ActivityEntry): string | undefined {
  if (entry.kind === 'settings-changed' && entry.laxer !== undefined && entry.laxer.length > 0)
    return `This lets more pass than before: ${entry.laxer.map((name) => laxerWords[name] ?? name).join('; ')}.`;
  if (entry.kind === 'drift-accepted' && entry.reason !== undefined) return `Reason: ${entry.reason}`;
  return outcomeSentence(entry);
}

/** What became of a write when it was not simply applied; `undefined` when there is nothing to add. */
export function outcomeSentence(entry: ActivityEntry): string | undefined {
  return entry.outcome === undefined ? undefined : outcomeWords[entry.outcome];
}
