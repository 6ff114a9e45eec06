import type { Change } from '../../plan/change.ts';
import { settingsDiffer } from '../../plan/wanted-settings.ts';
import { look } from '../look.ts';
import type { TenantWork } from '../tenant-work.ts';
import { writeUntilSo } from '../write.ts';
import { requireConfiguration } from './configuration.ts';

/** Saves the settings of the configuration, all at once. */
export async function ensureSettings(work: TenantWork, change: Extract<Change, { readonly kind: 'save-settings' }>) {
  const { servicePrincipalId } = await requireConfiguration(work);
  const { directory } = work.run.ports;
  return writeUntilSo(work, {
    change,
    send: () => directory.saveSettings(servicePrincipalId, change.settings),
    isSo: async (again) => {
      if (work.configurationIsNew && !again) return false;
      const saved = await look(
        work,
        (signal) => directory.readSettings([servicePrincipalId], signal),
        () => new Map(),
      );
      const settings = saved.get(servicePrincipalId);
      return settings !== undefined && !settingsDiffer(settings, change.settings);
    },
  });
}
