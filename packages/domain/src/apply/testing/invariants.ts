import type { Principal } from '../../principal.ts';
import { configurationNameFor } from '../../tenant.ts';
import { isDone, isOpen } from '../tenant-work.ts';
import type { DoneWrite, FakeWorld } from './fake-world.ts';
import { configurationsNamed, scopeIn } from './fake-world.ts';
import type { MemoryJournal } from './memory-journal.ts';

const kindOf: Readonly<Record<string, string>> = {
  createPartnerConfiguration: 'create-partner-configuration',
  allowOutboundRedemption: 'allow-outbound-redemption',
  createConfiguration: 'create-configuration',
  createJob: 'create-job',
  saveSettings: 'save-settings',
  assign: 'assign',
  unassign: 'unassign',
  startJob: 'start-job',
  pauseJob: 'pause-job',
  renameConfiguration: 'rename-configuration',
  deleteConfiguration: 'delete-configuration',
};

/** What must hold at every instant; found broken promises are added to the list. */
export function watchInvariants(
  world: FakeWorld,
  journal: MemoryJournal,
  promise: { readonly shared: readonly Principal[]; readonly wanted: readonly Principal[] },
): readonly string[] {
  const broken: string[] = [];
  const tenantIds = new Set(world.tenants.map((tenant) => tenant.tenantId));
  const wanted = new Set(promise.wanted.map((principal) => principal.id));
  const staying = promise.shared.filter((principal) => wanted.has(principal.id)).map((principal) => principal.id);
  const existing = new Set(world.configurations.map((one) => one.servicePrincipalId));
  world.watch = (_, write) => {
    const tenantId = tenantOf(world, write);
    if (tenantId === undefined || !tenantIds.has(tenantId)) broken.push(`I4: ${write.method} outside of the plan`);
    if (write.principalId !== undefined && !wanted.has(write.principalId)) broken.push('I4: a stranger was assigned');
    const intent = journal.entries.findLast(
      (entry) => entry.tenantId === tenantId && entry.kind === kindOf[write.method],
    );
    if (!intent || intent.at > write.at) broken.push(`I5: ${write.method} without an intent`);
    for (const id of tenantIds) {
      const ours = configurationsNamed(world, configurationNameFor(id));
      const active = ours.flatMap((one) => one.jobs.filter((job) => job.active));
      if (active.length > 1) broken.push('I2: two started jobs for one tenant');
      for (const one of ours.filter((candidate) => existing.has(candidate.servicePrincipalId))) {
        const scope = scopeIn(one);
        if (!staying.every((principalId) => scope.includes(principalId)))
          broken.push('I3: somebody who stays was let go');
      }
    }
  };
  return broken;
}

function tenantOf(world: FakeWorld, write: DoneWrite): string | undefined {
  if (write.tenantId !== undefined) return write.tenantId;
  const one = world.configurations.find((candidate) => candidate.servicePrincipalId === write.servicePrincipalId);
  return one?.displayName.replace('MTO_Sync_', '');
}

/** What must hold when everything has ended well. */
export function brokenAtTheEnd(
  world: FakeWorld,
  journal: MemoryJournal,
  wanted: readonly Principal[],
): readonly string[] {
  const broken: string[] = [];
  const ids = wanted.map((principal) => principal.id).toSorted();
  for (const { tenantId } of world.tenants) {
    const [one, ...others] = configurationsNamed(world, configurationNameFor(tenantId));
    if (!one || others.length > 0) broken.push(`I1: ${others.length + (one ? 1 : 0)} configurations`);
    if (one && one.jobs.length !== 1) broken.push(`I1: ${one.jobs.length} jobs`);
    if (!one?.jobs[0]?.active) broken.push('I1: the job does not run');
    if (!one?.settings) broken.push('the settings were not saved');
    if (one && JSON.stringify(scopeIn(one)) !== JSON.stringify(ids)) broken.push('I3: the scope is not as wanted');
    if (!world.partners.get(tenantId)?.outbound) broken.push('outbound redemption is missing');
  }
  for (const entry of journal.entries) if (isOpen(entry)) broken.push(`I5: ${entry.kind} is still open`);
  const applied = journal.entries.filter((entry) => isDone(entry)).length;
  if (applied === 0 && world.writes.length > 0) broken.push('I5: nothing is known to be done');
  return broken;
}
