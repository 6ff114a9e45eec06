import { ourConfigurations, scopeOf, wasStarted } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { Principal } from '../principal.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import type { PeopleInScope } from './people-in-scope.ts';
import type { TenantPlan } from './plan.ts';
import { mayRun } from './planning.ts';
import { principalsOf } from './request-concern.ts';
import { createScopeReader, scopeKey } from './scope-reader.ts';

/** What a plan does to the scopes of the configurations it concerns, all of one tenant together. */
interface ScopeChange {
  /** Principals whose people had accounts made for them so far. */
  readonly before: readonly Principal[];
  /** Principals whose people have accounts that are kept up to date afterwards. */
  readonly after: readonly Principal[];
  /** Principals whose people keep accounts if they have some, although nobody cares for them any more. */
  readonly left: readonly Principal[];
}

type Configurations = readonly SynchronizationConfiguration[];

/**
 * What a tenant's plan does to scopes. A job that was never started has made no account: before the plan, nobody is
 * shared by it.
 */
function scopeChangeOf(plan: TenantPlan, observation: Observation): ScopeChange {
  const concerned = configurationsOf(plan, observation);
  const before = concerned.filter(hasRun);
  const deleted = new Set(
    plan.changes.flatMap((change) => (change.kind === 'delete-configuration' ? [change.servicePrincipalId] : [])),
  );
  const isDeleted = ({ servicePrincipalId }: SynchronizationConfiguration) => deleted.has(servicePrincipalId);
  const takesOut = plan.changes.some((change) => change.kind === 'await-cycle');
  const remaining = scopeAfter(
    plan,
    concerned.filter((one) => !isDeleted(one)),
  );
  const rests = endsAtRest(plan, concerned);
  return {
    before: principalsOf(before.map(scopeOf)),
    after: rests ? [] : remaining,
    left: principalsOf([rests ? remaining : [], ...(takesOut ? [] : before.filter(isDeleted).map(scopeOf))]),
  };
}

/** Ours, and those of others that the changes name. */
function configurationsOf({ tenantId, changes }: TenantPlan, { configurations }: Observation): Configurations {
  const named = new Set(
    changes.flatMap((change) =>
      change.kind === 'rename-configuration' || change.kind === 'delete-configuration'
        ? [change.servicePrincipalId]
        : [],
    ),
  );
  const ours = new Set(ourConfigurations(configurations, tenantId));
  return configurations.filter((one) => ours.has(one) || named.has(one.servicePrincipalId));
}

function scopeAfter({ changes, configuration }: TenantPlan, staying: Configurations): readonly Principal[] {
  const starts = changes.some((change) => change.kind === 'start-job');
  const changesScope = changes.some((change) => change.kind === 'assign' || change.kind === 'unassign');
  const isPlanned = (one: SynchronizationConfiguration) => one.servicePrincipalId === configuration?.servicePrincipalId;
  const running = staying.filter((one) => hasRun(one) || ((starts || changesScope) && isPlanned(one)));
  const after = new Map(principalsOf(running.map(scopeOf)).map((principal) => [principal.id, principal]));
  for (const change of changes) {
    if (change.kind === 'assign') after.set(change.principal.id, change.principal);
    if (change.kind === 'unassign' && change.reason === 'no-longer-shared') after.delete(change.principal.id);
  }
  return [...after.values()];
}

/** The job is stopped by the plan; or it does not run, and the plan changes who is in scope without starting it. */
function endsAtRest({ changes }: TenantPlan, concerned: Configurations): boolean {
  if (changes.some((change) => change.kind === 'pause-job' && change.reason === 'was-not-running')) return true;
  const starts = changes.some((change) => change.kind === 'start-job');
  const changesScope = changes.some((change) => change.kind === 'assign' || change.kind === 'unassign');
  return changesScope && !starts && !concerned.some(({ jobs }) => jobs.some(mayRun));
}

function hasRun({ jobs }: SynchronizationConfiguration): boolean {
  return jobs.some(wasStarted);
}

/** Tenants whose scopes change in the same way, with the people concerned. */
export interface SharedScopeChange {
  readonly plans: readonly TenantPlan[];
  readonly before: PeopleInScope;
  readonly after: PeopleInScope;
  readonly left: PeopleInScope;
}

/** The people of each way in which scopes change, read once for all tenants that have it in common. */
export function readScopeChanges(plans: readonly TenantPlan[], observation: Observation): readonly SharedScopeChange[] {
  const changes = new Map<string, { readonly change: ScopeChange; readonly plans: TenantPlan[] }>();
  for (const plan of plans) {
    const change = scopeChangeOf(plan, observation);
    const key = [change.before, change.after, change.left].map(scopeKey).join('>');
    const known = changes.get(key);
    if (known) known.plans.push(plan);
    else changes.set(key, { change, plans: [plan] });
  }
  const { peopleIn } = createScopeReader(observation.principals);
  return [...changes.values()].map(({ change, plans: alike }) => ({
    plans: alike,
    before: peopleIn(change.before),
    after: peopleIn(change.after),
    left: peopleIn(change.left),
  }));
}

/** People who leave every scope, so that their accounts are taken away. */
export function leavingIn({ before, after, left }: Omit<SharedScopeChange, 'plans'>) {
  return [...before.shared.values()].filter(({ userId }) => !after.shared.has(userId) && !left.shared.has(userId));
}

/** People whose accounts stay with nobody to keep them up to date. */
export function leftBehindIn({ before, after, left }: Omit<SharedScopeChange, 'plans'>) {
  return [...before.shared.values()].filter(({ userId }) => !after.shared.has(userId) && left.shared.has(userId));
}
