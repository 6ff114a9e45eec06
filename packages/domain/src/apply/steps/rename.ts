import type { FoundConfiguration } from '../../directory.ts';
import type { Change } from '../../plan/change.ts';
import { isConfigurationNameFor } from '../../tenant.ts';
import { isNamedAsPlanned } from '../purpose.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { waitFor } from '../waiting.ts';
import { writeUntilSo } from '../write.ts';
import { findCandidates } from './candidates.ts';
import { readIt } from './gone.ts';
import { applicationIdOf } from './removal.ts';

type RenameConfiguration = Extract<Change, { readonly kind: 'rename-configuration' }>;

/**
 * Gives a configuration its new name: ours when it is taken over, its own when it is given back.
 * @throws {TenantFailure} `no-longer-as-planned` when it has got another name since, or is gone; `several-configurations`
 * when another one that the plan does not remove has the name already.
 */
export async function ensureRenamed(work: TenantWork, change: RenameConfiguration): Promise<'applied' | 'already-so'> {
  const { servicePrincipalId, displayName } = change;
  const { directory } = work.run.ports;
  const configuration = await requireNamedAsPlanned(work, change);
  await requireFreeName(work, change);
  const outcome = await writeUntilSo(work, {
    change,
    send: () =>
      directory.renameConfiguration(servicePrincipalId, displayName, applicationIdOf(work, servicePrincipalId)),
    isSo: async () => (await readIt(work, servicePrincipalId))?.displayName === displayName,
  });
  if (work.plan.configuration?.servicePrincipalId === servicePrincipalId) {
    work.configuration = { ...configuration, displayName };
    work.configurationSeen = configuration.assignmentRoleId !== undefined;
  }
  return outcome;
}

async function requireNamedAsPlanned(
  work: TenantWork,
  { servicePrincipalId }: RenameConfiguration,
): Promise<FoundConfiguration> {
  const until = work.run.ports.clock.now() + work.run.lag.settleWindow();
  const seen = await waitFor(work, 'replication', until, () => readIt(work, servicePrincipalId));
  if (!seen || !isNamedAsPlanned(work.plan, seen)) throw new TenantFailure('no-longer-as-planned');
  return seen;
}

/** Names need not be unique, but the one by which a tenant's configuration is recognised has to be. */
async function requireFreeName(
  work: TenantWork,
  { servicePrincipalId, displayName }: RenameConfiguration,
): Promise<void> {
  const planned = new Set(
    work.plan.changes.flatMap((one) => (one.kind === 'delete-configuration' ? [one.servicePrincipalId] : [])),
  );
  if (!isConfigurationNameFor(displayName, work.plan.tenantId)) return;
  const { candidates } = await findCandidates(work, displayName);
  const strangers = candidates.filter(
    (one) => one.servicePrincipalId !== servicePrincipalId && !planned.has(one.servicePrincipalId),
  );
  if (strangers.length > 0) throw new TenantFailure('several-configurations');
}
