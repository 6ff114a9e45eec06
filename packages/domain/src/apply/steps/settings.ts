import type { Change } from '../../plan/change.ts';
import { settingsDiffer } from '../../plan/wanted-settings.ts';
import type { ConfigurationSettings } from '../../synchronization.ts';
import { look } from '../look.ts';
import { TenantFailure } from '../tenant-failure.ts';
import { isDone } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { visibilityLimit, waitFor } from '../waiting.ts';
import { writeUntilSo } from '../write.ts';
import { requireConfiguration } from './configuration.ts';

type SaveSettings = Extract<Change, { readonly kind: 'save-settings' }>;

/** Saves the settings of the configuration, all at once. */
export async function ensureSettings(work: TenantWork, change: SaveSettings): Promise<'applied' | 'already-so'> {
  if (change.reason === 'removals-confirmed' && wasGuardRestored(work)) return 'already-so';
  const { servicePrincipalId } = await requireConfiguration(work);
  const { directory } = work.run.ports;
  return writeUntilSo(work, {
    change,
    send: () => directory.saveSettings(servicePrincipalId, change.settings),
    isSo: async (again) => !(work.configurationIsNew && !again) && areSaved(change, await readSettings(work)),
  });
}

/** Looks until the guard that lets the confirmed removals through is seen: before that nobody is taken out. */
export async function requireGuardWidened(work: TenantWork): Promise<void> {
  const widening = work.plan.changes.find(
    (change): change is SaveSettings => change.kind === 'save-settings' && change.reason === 'removals-confirmed',
  );
  if (!widening || wasGuardRestored(work)) return;
  const { clock } = work.run.ports;
  const seen = await waitFor(work, 'replication', clock.now() + visibilityLimit, async () =>
    areSaved(widening, await readSettings(work)) ? true : undefined,
  );
  if (!seen) throw new TenantFailure('not-replicated-in-time');
}

async function readSettings(work: TenantWork): Promise<ConfigurationSettings | undefined> {
  const { servicePrincipalId } = await requireConfiguration(work);
  const saved = await look(
    work,
    (signal) => work.run.ports.directory.readSettings([servicePrincipalId], signal),
    () => new Map<string, ConfigurationSettings>(),
  );
  return saved.get(servicePrincipalId);
}

/** A guard about removals has to be as planned to the last person; otherwise about right is right. */
function areSaved({ reason, settings }: SaveSettings, saved: ConfigurationSettings | undefined): boolean {
  if (!saved || settingsDiffer(saved, settings)) return false;
  const exact = reason === 'removals-confirmed' || reason === 'guard-restored';
  return !exact || saved.deletionThreshold.value === settings.deletionThreshold.value;
}

/** Whether this run has come further than to the removals before, so that the guard must not be widened once more. */
function wasGuardRestored({ run, entries }: TenantWork): boolean {
  return [...entries.values()].some(
    (entry) =>
      entry.runId === run.runId &&
      entry.change.kind === 'save-settings' &&
      entry.change.reason === 'guard-restored' &&
      isDone(entry),
  );
}
