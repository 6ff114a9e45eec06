import type { SafetySettings, SafetySettingsState } from '@tenantry/contract';
import type { Alongside, Database } from '../store/engine.ts';
import { defaultSafetySettings } from './safety-settings.ts';

/** Keeps what administrators have set. */
export interface SettingsStore {
  read(homeTenantId: string): Promise<SafetySettingsState>;
  /**
   * Replaces the settings of this version, with what is to be kept alongside.
   * @returns whether they were replaced: not when somebody else has changed them meanwhile.
   */
  save(
    homeTenantId: string,
    settings: SafetySettings,
    change: {
      readonly version: number;
      readonly at: number;
      readonly by: { readonly userId: string; readonly displayName: string };
    },
    alongside: Alongside,
  ): Promise<boolean>;
}

/** Settings in the store's table; what a row does not name yet has its default. */
export function createSettingsStore(database: Database): SettingsStore {
  return {
    async read(homeTenantId) {
      const row = await database
        .selectFrom('safetySettings')
        .selectAll()
        .where('homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      if (!row) return { settings: defaultSafetySettings, version: 0 };
      return {
        settings: { ...defaultSafetySettings, ...(JSON.parse(row.settingsJson) as SafetySettings) },
        version: row.version,
        changedAt: row.changedAt,
        changedBy: { userId: row.changedByUserId, displayName: row.changedByName },
      };
    },
    save: (homeTenantId, settings, { version, at, by }, alongside) =>
      database.transaction().execute(async (transaction) => {
        const values = {
          version: version + 1,
          settingsJson: JSON.stringify(settings),
          changedAt: at,
          changedByUserId: by.userId,
          changedByName: by.displayName,
        };
        const kept =
          version === 0
            ? await transaction
                .insertInto('safetySettings')
                .values({ homeTenantId, ...values })
                .onConflict((conflict) => conflict.doNothing())
                .returning('version')
                .executeTakeFirst()
            : await transaction
                .updateTable('safetySettings')
                .set(values)
                .where('homeTenantId', '=', homeTenantId)
                .where('version', '=', version)
                .returning('version')
                .executeTakeFirst();
        if (kept) await alongside(transaction);
        return kept !== undefined;
      }),
  };
}
