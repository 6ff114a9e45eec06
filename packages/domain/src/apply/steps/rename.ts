import type { Change } from '../../plan/change.ts';
import { look } from '../look.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { writeUntilSo } from '../write.ts';
import { findCandidates } from './candidates.ts';
import { requireConfiguration } from './configuration.ts';
import { applicationIdOf } from './removal.ts';

/**
 * Gives the configuration of the plan its new name.
 * @throws {TenantFailure} `several-configurations` when another one that the plan does not remove has that name already.
 */
export async function ensureRenamed(
  work: TenantWork,
  change: Extract<Change, { readonly kind: 'rename-configuration' }>,
): Promise<'applied' | 'already-so'> {
  const { servicePrincipalId, displayName } = change;
  const { directory } = work.run.ports;
  const configuration = await requireConfiguration(work);
  if (configuration.servicePrincipalId !== servicePrincipalId) throw new TenantFailure('no-longer-as-planned');
  await requireFreeName(work, change);
  const outcome = await writeUntilSo(work, {
    change,
    send: () =>
      directory.renameConfiguration(servicePrincipalId, displayName, applicationIdOf(work, servicePrincipalId)),
    isSo: async () => {
      const seen = await look(work, (signal) => directory.readConfiguration(servicePrincipalId, signal));
      return seen?.displayName === displayName;
    },
  });
  work.configuration = { ...configuration, displayName };
  return outcome;
}

async function requireFreeName(
  work: TenantWork,
  { servicePrincipalId, displayName }: Extract<Change, { readonly kind: 'rename-configuration' }>,
): Promise<void> {
  const planned = new Set(
    work.plan.changes.flatMap((one) => (one.kind === 'delete-configuration' ? [one.servicePrincipalId] : [])),
  );
  const { candidates } = await findCandidates(work, displayName);
  const strangers = candidates.filter(
    (one) => one.servicePrincipalId !== servicePrincipalId && !planned.has(one.servicePrincipalId),
  );
  if (strangers.length > 0) throw new TenantFailure('several-configurations');
}
