import { wasStarted } from '../configuration-facts.ts';
import type { ConfigurationSettings, SynchronizationConfiguration } from '../synchronization.ts';
import type { Change } from './change.ts';
import { settingsDiffer } from './wanted-settings.ts';

/**
 * Saves settings where there are none, or others than wanted. Of a job that was started and whose settings could not be
 * read nothing is known, and nothing is written: it could not have been started without any.
 */
export function planSettings(
  wanted: ConfigurationSettings,
  configuration: SynchronizationConfiguration | undefined,
): Change[] {
  const job = configuration?.jobs[0];
  const neverSaved = job === undefined || job.code === 'not-configured';
  if (neverSaved || (!configuration?.settings && !wasStarted(job))) {
    return [{ kind: 'save-settings', reason: 'settings-never-saved', settings: wanted }];
  }
  if (configuration?.settings && settingsDiffer(configuration.settings, wanted)) {
    return [{ kind: 'save-settings', reason: 'settings-differ', settings: wanted }];
  }
  return [];
}
