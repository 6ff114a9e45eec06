import type { SafetySettings } from '@tenantry/contract';
import { numberSettings } from './settings-strings.ts';

/** The settings as somebody types them. */
export type SafetyDraft = Readonly<Record<keyof typeof numberSettings, string>> & { readonly secondApprover: boolean };

const numbers = Object.keys(numberSettings) as (keyof typeof numberSettings)[];

/** What the fields show of settings. */
export function draftOf(settings: SafetySettings): SafetyDraft {
  return {
    removalSharePercent: String(settings.removalSharePercent),
    removalPeople: String(settings.removalPeople),
    approvalMinutes: String(settings.approvalMinutes),
    logRetentionDays: String(settings.logRetentionDays),
    secondApprover: settings.secondApprover,
  };
}

/** The fields that hold no number of their range. */
export function faultsIn(draft: SafetyDraft): readonly (keyof typeof numberSettings)[] {
  return numbers.filter((name) => {
    const { least, most } = numberSettings[name];
    const text = draft[name].trim();
    return !/^\d{1,4}$/.test(text) || Number(text) < least || Number(text) > most;
  });
}

/** The settings that were typed; only for a draft without faults. */
export function settingsOf(draft: SafetyDraft): SafetySettings {
  return {
    removalSharePercent: Number(draft.removalSharePercent),
    removalPeople: Number(draft.removalPeople),
    approvalMinutes: Number(draft.approvalMinutes),
    logRetentionDays: Number(draft.logRetentionDays),
    secondApprover: draft.secondApprover,
  };
}

/** Whether settings let more pass than others: what the page says before they are saved. */
export function isLaxer(settings: SafetySettings, before: SafetySettings): boolean {
  return (
    settings.removalSharePercent > before.removalSharePercent ||
    settings.removalPeople > before.removalPeople ||
    settings.approvalMinutes > before.approvalMinutes ||
    (before.secondApprover && !settings.secondApprover)
  );
}
