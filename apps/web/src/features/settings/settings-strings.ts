import type { SafetySettings } from '@tenantry/contract';

/** What the page of safety says. */
export const settingsStrings = {
  title: 'Safety',
  home: 'Home',
  orgSettings: 'Org settings',
  tabs: 'Org settings',
  organizationProfile: 'Organization profile',
  lead: 'How carefully the portal asks before people lose their accounts in other tenants. Every change here is in the activity, with who made it.',
  loading: 'the settings',
  firewall: 'Deletion firewall',
  firewallText:
    'When a plan takes more people out of a tenant than this, their number has to be typed before it can be applied. Both limits have to be passed, in the tenant that loses the most. A tenant that loses everybody always counts.',
  secondApprover: 'Second administrator',
  secondApproverLabel: 'Such a plan needs the approval of another administrator',
  secondApproverText:
    'Whoever made the plan cannot approve it, and whoever approves it cannot apply it. Your organization needs at least two Global Administrators who use this portal.',
  logs: 'Provisioning logs',
  logsText: 'Microsoft Entra itself keeps them for 7 or 30 days, depending on the license.',
  save: 'Save',
  saving: 'Saving the settings…',
  saved: 'The settings are saved.',
  laxer: 'This lets more happen without being asked about than before. The activity will say so.',
  readOnly: (role: string) => `You can look at these settings. Your role, ${role}, does not let you change them.`,
  changedBy: (name: string) => `Last changed by ${name}`,
  never: 'Nobody has changed these settings yet.',
  outside: (least: number, most: number) => `Enter a whole number from ${String(least)} to ${String(most)}.`,
} as const;

type NumberSetting = Exclude<keyof SafetySettings, 'secondApprover'>;

/** A setting that is a number, with what it takes; the portal refuses anything else. */
export interface NumberSettingWords {
  readonly label: string;
  readonly hint: string;
  readonly least: number;
  readonly most: number;
}

/** The numbers that can be set. */
export const numberSettings: Readonly<Record<NumberSetting, NumberSettingWords>> = {
  removalSharePercent: {
    label: 'Percent of the people in a tenant',
    hint: '10 unless somebody sets it',
    least: 1,
    most: 50,
  },
  removalPeople: { label: 'People, at least', hint: '5 unless somebody sets it', least: 1, most: 50 },
  approvalMinutes: { label: 'Minutes an approval counts', hint: '60 unless somebody sets it', least: 15, most: 1440 },
  logRetentionDays: {
    label: 'Days the portal keeps entries',
    hint: '90 unless somebody sets it',
    least: 30,
    most: 730,
  },
};
