import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import type { JournalEntry, PlanContent, TenantId, TenantPlan } from '../../packages/domain/src/index.ts';
import type { AppliedWrite } from './network.ts';
import { configurationsNamed, homeOf, isRunning, scopeOf } from './world.ts';

/** What was promised when the plans were confirmed, and how the world was before the first. */
export interface Promises {
  readonly tenantIds: readonly TenantId[];
  /** Every plan that was begun, the newest last: what it does not hold may not happen. */
  readonly begun: PlanContent[];
  /** How many jobs ran for a tenant at the beginning. */
  readonly running: ReadonlyMap<TenantId, number>;
}

const nameOf = (tenantId: string) => `MTO_Sync_${tenantId}`;

/** How many jobs of the configurations of a tenant run. */
export function runningFor(sandbox: Sandbox, tenantId: TenantId): number {
  return configurationsNamed(sandbox, nameOf(tenantId)).filter(isRunning).length;
}

/**
 * Looks at the truth immediately after a write: I2 no second running job for a tenant; I3 nobody who stays is out of scope for
 * an instant; I4 nothing happens that no plan holds, and nothing goes while somebody depends on it; I5 every write has its intent.
 */
export function brokenByWrite(
  sandbox: Sandbox,
  promises: Promises,
  entries: readonly JournalEntry[],
  write: AppliedWrite,
): readonly string[] {
  if (write.path.startsWith('/applications/')) return brokenByApplication(entries, write);
  const kind = kindOf(write);
  const plans = plansOf(sandbox, promises, entries, write);
  const tenantId = plans[0]?.tenantId;
  if (tenantId === undefined || !plans.some((plan) => holds(plan, kind, write, entries))) {
    return [`I4: ${write.method} ${write.path} is in no plan`];
  }
  const broken: string[] = [];
  if (!entries.some((entry) => entry.tenantId === tenantId && entry.kind === kind)) {
    broken.push(`I5: ${kind} without an intent`);
  }
  if (kind === 'delete-configuration') broken.push(...brokenByDeletion(sandbox, promises, tenantId, write));
  for (const id of promises.tenantIds) {
    if (runningFor(sandbox, id) > Math.max(1, promises.running.get(id) ?? 0)) {
      broken.push('I2: two running jobs for one tenant');
    }
  }
  const newest = promises.begun.at(-1)?.tenants ?? [];
  return [...broken, ...newest.flatMap((plan) => brokenScope(sandbox, plan, plan.tenantId === tenantId ? kind : ''))];
}

/** The plans of the tenant that a write is for. */
function plansOf(
  sandbox: Sandbox,
  { begun, tenantIds }: Promises,
  entries: readonly JournalEntry[],
  { path, body }: AppliedWrite,
): readonly TenantPlan[] {
  const all = begun.flatMap(({ tenants }) => tenants);
  const id = configurationIn(path);
  const touched = id === undefined ? undefined : homeOf(sandbox.world()).servicePrincipals.get(id);
  const named = touched?.displayName ?? body['displayName'];
  const partner = /partners\/([^/]+)$/.exec(path)?.[1] ?? body['tenantId'];
  const tenantId =
    all.find((plan) => id !== undefined && idsIn(plan).has(id))?.tenantId ??
    entries.find((entry) => id !== undefined && madeBy(entry)?.servicePrincipalId === id)?.tenantId ??
    tenantIds.find((one) => named === nameOf(one) || partner === one);
  return all.filter((plan) => plan.tenantId === tenantId);
}

function configurationIn(path: string): string | undefined {
  return /^\/servicePrincipals\/([^/]+)/.exec(path)?.[1];
}

function idsIn({ configuration, changes }: TenantPlan): ReadonlySet<string> {
  const ids = changes.flatMap((change) => ('servicePrincipalId' in change ? [change.servicePrincipalId] : []));
  return new Set(configuration ? [...ids, configuration.servicePrincipalId] : ids);
}

function madeBy({ outcome }: JournalEntry) {
  return outcome && 'made' in outcome ? outcome.made : undefined;
}

/** Whether a plan holds exactly this; a second configuration of our own making that never ran may go without one. */
function holds(
  { changes }: TenantPlan,
  kind: JournalEntry['kind'],
  { path, body }: AppliedWrite,
  entries: readonly JournalEntry[],
): boolean {
  const id = configurationIn(path);
  const planned = changes.some((change) => {
    if (change.kind !== kind) return false;
    switch (change.kind) {
      case 'assign':
        return body['principalId'] === change.principal.id;
      case 'unassign':
        return path.endsWith(`/${change.assignmentId}`);
      case 'rename-configuration':
        return id === change.servicePrincipalId && body['displayName'] === change.displayName;
      case 'pause-job':
      case 'delete-configuration':
        return id === change.servicePrincipalId;
      default:
        return true;
    }
  });
  const ofOurMaking = entries.some((entry) => madeBy(entry)?.servicePrincipalId === id && isApplied(entry));
  const started = entries.some((entry) => entry.kind === 'start-job' && entry.servicePrincipalId === id);
  return planned || (kind === 'delete-configuration' && ofOurMaking && !started);
}

function isApplied({ kind, outcome }: JournalEntry): boolean {
  return kind === 'create-configuration' && outcome?.result === 'applied';
}

/** Where people are to be taken out nobody may be left when the configuration goes; nor may a job run that should rest. */
function brokenByDeletion(
  sandbox: Sandbox,
  { begun }: Promises,
  tenantId: TenantId,
  { path }: AppliedWrite,
): readonly string[] {
  const id = configurationIn(path);
  const content = begun.findLast(({ tenants }) => tenants.some((plan) => idsIn(plan).has(id ?? '')));
  const stop = content?.sharing.stops?.find((one) => one.tenantId === tenantId);
  const target = sandbox.world().tenants.get(tenantId);
  if (
    stop?.accounts === 'take-out' &&
    [...(target?.users.values() ?? [])].some((user) => user.deletedDateTime === null)
  ) {
    return ['I4: a configuration was deleted before its people were taken out'];
  }
  const paused = content?.tenants
    .flatMap(({ changes }) => changes)
    .find((change) => change.kind === 'pause-job' && change.servicePrincipalId === id);
  return paused && !wasPaused(sandbox, id ?? '') ? ['I4: a configuration was deleted while its job ran'] : [];
}

/** Nothing is left of the jobs of what was deleted; what was asked before tells whether they were stopped. */
function wasPaused(sandbox: Sandbox, servicePrincipalId: string): boolean {
  return sandbox
    .journal()
    .some(({ path, status }) => status === 204 && path.includes(`/${servicePrincipalId}/`) && path.endsWith('/pause'));
}

function brokenByApplication(entries: readonly JournalEntry[], { method, path }: AppliedWrite): readonly string[] {
  const applicationId = path.split('/')[2];
  const made = entries.map(madeBy).find((one) => one?.applicationId === applicationId);
  const kind = method === 'DELETE' ? 'delete-configuration' : 'rename-configuration';
  const meant = entries.some(
    ({ change }) => change.kind === kind && made !== undefined && change.servicePrincipalId === made.servicePrincipalId,
  );
  return meant ? [] : [`I4: ${method} ${path} is in no plan`];
}

/** I3: nobody who stays is let go, and nobody is let go before everybody who comes is there. */
function brokenScope(
  sandbox: Sandbox,
  { before, changes, configuration }: TenantPlan,
  kind: string,
): readonly string[] {
  const { servicePrincipals, groups } = homeOf(sandbox.world());
  const one = configuration && servicePrincipals.get(configuration.servicePrincipalId);
  if (!one || one.deletedDateTime !== null || !before) return [];
  if (changes.some((change) => change.kind === 'rename-configuration')) return [];
  const scope = scopeOf(one);
  const leaving = new Set(changes.flatMap((change) => (change.kind === 'unassign' ? [change.principal.id] : [])));
  const missing = (ids: readonly string[]) => ids.some((id) => groups.has(id) && !scope.includes(id));
  const broken: string[] = [];
  if (missing(before.principals.map(({ id }) => id).filter((id) => !leaving.has(id)))) {
    broken.push('I3: somebody who stays was let go');
  }
  const coming = changes.flatMap((change) => (change.kind === 'assign' ? [change.principal.id] : []));
  if (kind === 'unassign' && missing(coming)) broken.push('I3: removed before added');
  return broken;
}

function kindOf({ method, path }: AppliedWrite): JournalEntry['kind'] {
  if (path.endsWith('/instantiate')) return 'create-configuration';
  if (path.endsWith('/jobs')) return 'create-job';
  if (path.endsWith('/secrets')) return 'save-settings';
  if (path.endsWith('/start')) return 'start-job';
  if (path.endsWith('/pause')) return 'pause-job';
  if (path.endsWith('/partners')) return 'create-partner-configuration';
  if (path.includes('/partners/')) return 'allow-outbound-redemption';
  if (path.includes('/appRoleAssignedTo')) return method === 'DELETE' ? 'unassign' : 'assign';
  return method === 'PATCH' ? 'rename-configuration' : 'delete-configuration';
}
