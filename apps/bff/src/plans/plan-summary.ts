import type { PlannedTenant } from '@tenantry/contract';
import type { Change, EffectOnPeople, PlanContent, TenantEffect, TenantId, TenantPlan } from '@tenantry/domain';
import { callsOf } from './plan-calls.ts';

/** The effect entry that covers a tenant; a tenant nothing is done to has none. */
export function effectFor(effect: EffectOnPeople, tenantId: TenantId): TenantEffect | undefined {
  return effect.tenants.find((entry) => entry.tenantIds.includes(tenantId));
}

/** One tenant of a plan with the numbers of people it concerns. */
export function plannedTenant(tenant: TenantPlan, { effect, sharing }: PlanContent): PlannedTenant {
  const entry = effectFor(effect, tenant.tenantId);
  return {
    tenantId: tenant.tenantId,
    displayName: tenant.displayName,
    disposition: tenant.disposition.kind,
    ...('reason' in tenant.disposition ? { dispositionReason: tenant.disposition.reason } : {}),
    changes: tenant.changes.map((change) => ({
      kind: change.kind,
      reason: change.reason,
      ...('principal' in change ? { principal: change.principal } : {}),
    })),
    overridden: sharing.overrides?.some((override) => override.tenantId === tenant.tenantId) ?? false,
    effect: {
      created: entry?.created.length ?? 0,
      kept: entry?.kept.length ?? 0,
      guestsStayingGuests: entry?.guestsStayingGuests.length ?? 0,
      removed: entry?.removed.length ?? 0,
      skipped: entry?.skipped.length ?? 0,
      leftBehind: entry?.leftBehind.length ?? 0,
      existingAccounts: entry?.existingAccounts ?? 'unknown',
    },
  };
}

/** The numbers at the head of a plan. People count once, however many tenants they concern. */
export function summarize(content: PlanContent) {
  const count = (kind: TenantPlan['disposition']['kind']) =>
    content.tenants.filter((tenant) => tenant.disposition.kind === kind).length;
  const people = (pick: (entry: TenantEffect) => readonly string[]) =>
    new Set(content.effect.tenants.flatMap(pick)).size;
  const changes = content.tenants.flatMap((tenant) => tenant.changes);
  const inScope = Math.max(
    0,
    ...content.effect.tenants.map(
      (entry) => entry.created.length + entry.kept.length + entry.guestsStayingGuests.length,
    ),
  );
  return {
    tenantsToChange: count('change'),
    tenantsUnchanged: count('unchanged'),
    tenantsWaiting: count('waiting'),
    tenantsBlocked: count('blocked'),
    changes: changes.length,
    graphWrites: callsOf(content).length,
    peopleCreated: people((entry) => entry.created),
    peopleKept: people((entry) => entry.kept),
    peopleRemoved: people((entry) => entry.removed),
    peopleSkipped: people((entry) => entry.skipped.map((skip) => skip.userId)),
    peopleLeftBehind: people((entry) => entry.leftBehind),
    guestsStayingGuests: people((entry) => entry.guestsStayingGuests),
    estimatedRunSeconds: estimateRunSeconds(changes),
    estimatedFirstCycleSeconds: Math.ceil(Math.max(60, inScope * 0.08 * 60)),
  };
}

/** From the start of one provisioning cycle to the start of the next. */
const cycleSeconds = 40 * 60;

/**
 * A run is as long as its longest tenant: making a configuration and waiting for the directory to show it takes about
 * half a minute, sixteen writes of half a second each go side by side, and a cycle that has to take people out comes by
 * itself within its interval.
 */
function estimateRunSeconds(changes: readonly Change[]): number {
  if (changes.length === 0) return 0;
  const has = (kind: Change['kind']) => changes.some((change) => change.kind === kind);
  const waiting = has('await-cycle') ? cycleSeconds : 0;
  return Math.ceil((has('create-configuration') ? 35 : 5) + (changes.length * 0.6) / 16 + waiting);
}
