import type { Clock } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import type { RouteModule } from '../http/route-table.ts';
import type { StoreJournal } from '../store/journal.ts';
import { laxerSettings } from './safety-settings.ts';
import type { SettingsStore } from './settings-store.ts';

export interface SettingsRouteDependencies {
  readonly homeTenantId: string;
  readonly settings: SettingsStore;
  readonly journal: StoreJournal;
  readonly clock: Clock;
}

/** Reading and changing the settings of safety; every change is in the audit trail, with what it lets pass from then on. */
export function settingsRoutes({ homeTenantId, settings, journal, clock }: SettingsRouteDependencies): RouteModule {
  return (table) => {
    table.serve('settings.readSafety', 'signed-in', () => settings.read(homeTenantId));
    table.serve('settings.saveSafety', 'administrator-now', async ({ body, principal }) => {
      const before = await settings.read(homeTenantId);
      const at = clock.now();
      const by = { userId: principal.userId, displayName: principal.displayName };
      const laxer = laxerSettings(body.settings, before.settings);
      const content = { before: before.settings, after: body.settings, laxer };
      const saved =
        before.version === body.version &&
        (await settings.save(homeTenantId, body.settings, { version: body.version, at, by }, (transaction) =>
          journal.append({ at, kind: 'settings-changed', actor: by, content }, { transaction }),
        ));
      if (!saved) throw new ProblemError('settings-changed', 'The settings are not those that were read.');
      return settings.read(homeTenantId);
    });
  };
}
