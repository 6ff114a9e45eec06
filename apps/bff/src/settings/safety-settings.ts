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

/** The firewall that the settings describe. */
export function removalPolicyOf({ removalSharePercent, removalPeople }: SafetySettings): RemovalPolicy {
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
