import { nameList } from '../time.ts';

/** What the panel that ends sharing says. */
export const stopSharingStrings = {
  title: (names: readonly string[]) =>
    names.length === 1 ? `Stop sharing with ${nameList(names)}` : 'Stop sharing with all tenants',
  lead: (names: readonly string[]) =>
    `Nobody is shared with ${nameList(names, 5)} any longer, and the synchronization configuration is deleted. You see the people by name before anything is changed.`,
  question: 'What happens to the accounts there?',
  takeOut: 'Take the people out first',
  takeOutText: [
    'Everybody who was synchronized loses the account there: the next cycle deletes it softly.',
    'For 30 days an administrator there can restore it; after that it is gone for good. Do not count on sharing again to bring it back: that makes a new configuration.',
    'Cycles come every 40 minutes, so it takes up to about 40 minutes. The run waits for the cycle; you can close the page meanwhile.',
  ],
  leaveBehind: 'Leave the accounts behind',
  leaveBehindText: [
    'The accounts stay as they are, and these people keep what they have access to there.',
    'Nobody keeps the accounts up to date any longer, and nobody takes them away: not when somebody changes the name, and not when somebody leaves your organization.',
    'They stay until the administrators of that tenant remove them.',
  ],
  order: 'In this order',
  orders: {
    'take-out': [
      'Users and groups are taken out of the configuration.',
      'The job keeps running. The next cycle that begins after that is waited for, and its result is looked at.',
      'Only when the people have been taken out, the configuration is deleted. If the cycle fails, it is kept, so that nothing is left half done.',
    ],
    'leave-behind': [
      'The job is stopped, so that no cycle runs any more.',
      'The configuration is deleted. The accounts are not touched.',
    ],
  },
  trust: 'The trust between the tenants stays as it is, because other things may rely on it.',
  trustOther: 'The other tenant should keep allowing synchronization until the run has finished.',
  choose: 'Choose what happens to the accounts.',
  plan: 'Make the plan',
  planning: 'Reading the directory and making the plan. Nothing is changed by it.',
  cancel: 'Cancel',
} as const;
