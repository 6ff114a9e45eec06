import type { DriftAspect, DriftItem, DriftValue, SchemaDifference } from '@tenantry/contract';
import type { Tone } from '../../shared/status-text.tsx';
import { count, nameList, plural } from '../../shared/time.ts';

/** What the tab of drift says. */
export const driftStrings = {
  loading: 'the differences',
  title: 'Intended, last applied and live',
  lead: 'What is meant to be, what the portal last applied, and what Microsoft Entra has now. What could not be read is unknown, and never called a difference.',
  table: 'Aspects of the configuration',
  entries: (aspect: string) => `${aspect} that are not as they were`,
  aspect: 'What',
  intended: 'Intended',
  applied: 'Last applied',
  live: 'Live',
  state: 'State',
  appliedAt: 'Last applied',
  openRun: 'Open the run',
  none: 'Nothing is shared with this tenant by the portal',
  noneText: 'Once something is shared with it, what changes outside the portal is shown here.',
  same: 'Everything is as it is meant to be.',
  drifted: (aspects: number) => `${plural(aspects, 'thing is', 'things are')} not as intended.`,
  unknown: (aspects: number) =>
    `${plural(aspects, 'thing', 'things')} could not be read or compared; everything else is as it is meant to be.`,
  accepted: 'What differs was accepted; everything else is as it is meant to be.',
  stale: 'Microsoft Entra could not be read lately, so nothing can be said of what is live now.',
  repair: 'Put it right',
  repairText:
    'Makes a plan that brings scope, settings, job and name back to what is intended. Nothing changes before you apply it.',
  inEntra: 'Attribute mappings and scoping filters are changed in Microsoft Entra only.',
  openEntra: 'Open the configuration in Microsoft Entra',
  differences: (aspect: string) => `${aspect}: what has changed since`,
  name: 'Name',
  before: 'Before',
  after: 'Now',
  accept: 'Accept…',
  acceptLabel: (aspect: string) => `Accept: ${aspect}`,
  acceptedBy: (name: string, reason: string) => `Accepted by ${name}: ${reason}`,
  changedSince: (name: string) => `${name} accepted an earlier value; it has been changed again since.`,
  question: (aspect: string) => `Accept this difference? ${aspect}`,
  questionText:
    'Nothing is changed in Microsoft Entra. The value as it is now counts as accepted; if it changes again, it is shown again. The next run that changes this tenant brings it back to what is intended.',
  questionTextEntra:
    'Nothing is changed in Microsoft Entra. The value as it is now counts as accepted; if it changes again, it is shown again.',
  reason: 'Why is it all right as it is?',
  reasonHint: 'At least 10 characters. It is kept in the activity with your name.',
  yes: 'Accept',
  no: 'No',
  accepting: 'Keeping your decision…',
  unread: 'Unknown',
  nothing: '–',
} as const;

/** The names of the aspects. */
export const aspectWords: Readonly<Record<DriftAspect, string>> = {
  scope: 'Users and groups',
  'scope-mode': 'Scope',
  'deletion-guard': 'Guard against accidental deletion',
  'job-state': 'Synchronization job',
  'configuration-name': 'Name of the configuration',
  'attribute-mappings': 'Attribute mappings',
  'scoping-filters': 'Scoping filters',
};

/** The states of an aspect. */
export const driftStateWords: Readonly<Record<DriftItem['state'], { readonly tone: Tone; readonly label: string }>> = {
  same: { tone: 'success', label: 'As intended' },
  'not-applied': { tone: 'waiting', label: 'Not applied yet' },
  drifted: { tone: 'warning', label: 'Changed outside' },
  accepted: { tone: 'info', label: 'Accepted' },
  unknown: { tone: 'unknown', label: 'Unknown' },
};

const jobStates = { active: 'Running', paused: 'Paused', disabled: 'Disabled', missing: 'There is none' } as const;
const namesShown = 4;

/** A value in words; the same words for every column. */
export function valueWords(value: DriftValue): string {
  switch (value.kind) {
    case 'principals':
      return value.principals.length === 0
        ? 'Nobody'
        : nameList(
            value.principals.map(({ displayName }) => displayName),
            namesShown,
          );
    case 'scope-mode':
      return value.scope === 'all' ? 'Everybody in this tenant' : 'Only assigned users and groups';
    case 'deletion-guard':
      return value.enabled ? `On, above ${count(value.value)} in one cycle` : 'Off';
    case 'job-state':
      return jobStates[value.state];
    case 'name':
      return value.displayName ?? 'There is no such configuration any longer';
    case 'schema':
      return `${count(value.count)} (mark ${value.mark})`;
  }
}

/** What became of a mapping or filter. */
export const differenceWords: Readonly<Record<SchemaDifference['change'], string>> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
};
