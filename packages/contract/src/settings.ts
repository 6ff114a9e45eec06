import { z } from 'zod';

/** What an administrator may set for the safety of the organization. Bounds are the portal's: nothing outside is taken. */
export const SafetySettings = z.strictObject({
  /** The number of people taken out has to be typed above the larger of this percentage of a tenant's people ... */
  removalSharePercent: z.number().int().min(1).max(50),
  /** ... and this many people. */
  removalPeople: z.number().int().min(1).max(50),
  /** Whether such a plan needs another administrator's approval before it may be applied. */
  secondApprover: z.boolean(),
  /** How long an approval counts. */
  approvalMinutes: z.number().int().min(15).max(1440),
  /** How long entries of the provisioning log are kept. */
  logRetentionDays: z.number().int().min(30).max(730),
});
export type SafetySettings = z.infer<typeof SafetySettings>;

/** The settings with what it takes to change them. */
export const SafetySettingsState = z.object({
  settings: SafetySettings,
  /** Grows with every change; 0 while nobody has changed anything. */
  version: z.number().int(),
  changedAt: z.number().optional(),
  changedBy: z.object({ userId: z.string(), displayName: z.string() }).optional(),
});
export type SafetySettingsState = z.infer<typeof SafetySettingsState>;

/** All settings, with the version they were changed from. */
export const SaveSafetySettings = z.strictObject({ version: z.number().int().min(0), settings: SafetySettings });
