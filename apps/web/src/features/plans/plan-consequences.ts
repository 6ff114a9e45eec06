import type { Plan, PlannedChange } from '@tenantry/contract';
import { confirmStrings as strings } from './confirm-strings.ts';

function changesOf({ tenants }: Plan): readonly PlannedChange[] {
  return tenants.flatMap((tenant) => tenant.changes);
}

/** What cycles have to do with a plan: its run waits for one, one does the rest afterwards, or there is none to come. */
export function cyclesOf(plan: Plan): 'awaited' | 'afterwards' | 'none' {
  const kinds = new Set(changesOf(plan).map((change) => change.kind));
  if (kinds.has('await-cycle')) return 'awaited';
  const { peopleCreated, peopleRemoved } = plan.summary;
  return peopleCreated > 0 || peopleRemoved > 0 || kinds.has('start-job') ? 'afterwards' : 'none';
}

/** What Yes does beyond people getting and losing accounts, a sentence for each; in the order in which it happens. */
export function consequences(plan: Plan): readonly string[] {
  const changes = changesOf(plan);
  const number = (kind: PlannedChange['kind'], reason?: string) =>
    changes.filter((change) => change.kind === kind && (reason === undefined || change.reason === reason)).length;
  const awaited = number('await-cycle');
  const stopped = number('delete-configuration', 'sharing-stopped');
  const rivals = number('delete-configuration', 'rival-removed');
  const renamed = number('rename-configuration');
  const paused = number('pause-job', 'was-not-running');
  const own = plan.tenants.filter((tenant) => tenant.overridden && tenant.disposition === 'unchanged');
  return [
    plan.flow === 'override-users-and-groups' && plan.forTenant && strings.onlyFor(plan.forTenant.displayName),
    own.length > 0 && strings.ownKept(own.map((tenant) => tenant.displayName)),
    number('save-settings', 'removals-confirmed') > 0 &&
      (number('save-settings', 'guard-restored') > 0 ? strings.guardRestored : strings.guard),
    renamed > 0 && strings.renamed(renamed),
    rivals > 0 && strings.rivals(rivals),
    awaited > 0 && strings.awaitsCycle(awaited),
    stopped > 0 && (awaited > 0 ? strings.deletedAfterwards(stopped) : strings.deleted(stopped)),
    paused > 0 && strings.paused(paused),
  ].filter((sentence) => typeof sentence === 'string');
}
