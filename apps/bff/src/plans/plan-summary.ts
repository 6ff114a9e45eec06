import type { PlannedTenant } from '@tenantry/contract';
import type { EffectOnPeople, PlanContent, TenantEffect, TenantId, TenantPlan } from '@tenantry/domain';

/** The effect entry that covers a tenant; a tenant nothing is done to has none. */
export function effectFor(effect: EffectOnPeople, tenantId: TenantId): TenantEffect | undefined {
  return effect.tenants.find((entry) => entry.tenantIds.includes(tenantId));
}

/** One tenant of a plan with the numbers of people it concerns. */
export function plannedTenant(tenant: TenantPlan, effect: EffectOnPeople): PlannedTenant {
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
    effect: {
      created: entry?.created.length ?? 0,
      kept: entry?.kept.length ?? 0,
      guestsStayingGuests: entry?.guestsStayingGuests.length ?? 0,
      removed: entry?.removed.length ?? 0,
      skipped: entry?.skipped.length ?? 0,
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
  const changes = content.tenants.reduce((sum, tenant) => sum + tenant.changes.length, 0);
  const newConfigurations = content.tenants.some((tenant) =>
    tenant.changes.some((change) => change.kind === 'create-configuration'),
  );
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
    changes,
    graphWrites: changes,
    peopleCreated: people((entry) => entry.created),
    peopleKept: people((entry) => entry.kept),
    peopleRemoved: people((entry) => entry.removed),
    peopleSkipped: people((entry) => entry.skipped.map((skip) => skip.userId)),
    guestsStayingGuests: people((entry) => entry.guestsStayingGuests),
    estimatedRunSeconds: estimateRunSeconds(changes, newConfigurations),
    estimatedFirstCycleSeconds: Math.ceil(Math.max(60, inScope * 0.08 * 60)),
  };
}

/**
 * A run is as long as its longest tenant: making a configuration and waiting for the directory to show it takes about
 * half a minute, and sixteen writes of half a second each go side by side.
 */
function estimateRunSeconds(changes: number, newConfigurations: boolean): number {
  if (changes === 0) return 0;
  return Math.ceil((newConfigurations ? 35 : 5) + (changes * 0.6) / 16);
}

/**
 * The number of people that has to be typed to confirm that they are taken out: when a tenant loses more than five of them
 * and more than a tenth of those it has, or all of them.
 */
export function removalsToConfirm({ effect, warnings }: PlanContent): number | undefined {
  const warning = warnings.find((one) => one.code === 'removes-people');
  if (!warning) return undefined;
  const many = effect.tenants.some((entry) => entry.removed.length > 5);
  return (many && warning.share > 0.1) || warning.share === 1 ? warning.count : undefined;
}
