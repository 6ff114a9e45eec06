import type { SafetySettings } from '@tenantry/contract';
import { defaultRemovalPolicy, laxerThan, type RemovalPolicy } from '@tenantry/domain';

/** What holds while nobody has set anything. */
export const defaultSafetySettings: SafetySettings = {
  removalSharePercent: defaultRemovalPolicy.share * 100,
  removalPeople: defaultRemovalPolicy.people,
  secondApprover: false,
  approvalMinutes: 60,
  logRetentionDays: 90,
};

/** The settings that decide what is asked before people are taken out. */
export type Firewall = Pick<SafetySettings, 'removalSharePercent' | 'removalPeople' | 'secondApprover'>;

/** The firewall among the settings. */
export function firewallOf({ removalSharePercent, removalPeople, secondApprover }: SafetySettings): Firewall {
  return { removalSharePercent, removalPeople, secondApprover };
}

/** From how many people on the number has to be typed. */
export function removalPolicyOf({ removalSharePercent, removalPeople }: Firewall): RemovalPolicy {
  return { share: removalSharePercent / 100, people: removalPeople };
}

/** The settings that let more pass than they did before, by name. */
export function laxerSettings(settings: SafetySettings, before: SafetySettings): (keyof SafetySettings)[] {
  const bounds = laxerThan(removalPolicyOf(settings), removalPolicyOf(before));
  return [
    ...(bounds.includes('share') ? (['removalSharePercent'] as const) : []),
    ...(bounds.includes('people') ? (['removalPeople'] as const) : []),
    ...(before.secondApprover && !settings.secondApprover ? (['secondApprover'] as const) : []),
    ...(settings.approvalMinutes > before.approvalMinutes ? (['approvalMinutes'] as const) : []),
  ];
}
