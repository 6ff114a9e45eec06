import type { PlanRequest, SharedPrincipal } from '@tenantry/contract';
import type { EffectOnPeople, PlanContent } from '@tenantry/domain';
import type { Selectable } from 'kysely';
import type { Firewall } from '../settings/safety-settings.ts';
import type { Alongside, Database } from '../store/engine.ts';
import type { PlanTable } from '../store/tables.ts';

/** A plan as it is kept. */
export interface StoredPlan {
  readonly planId: string;
  /** What was asked for: what is drawn up again before it is applied. */
  readonly request: PlanRequest;
  readonly content: PlanContent;
  /** SHA-256 of the plan's fingerprint, in hexadecimal. */
  readonly digest: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly createdBy: { readonly userId: string; readonly displayName: string };
  /** The firewall when the plan was made: one that is laxer by now does not count for it. */
  readonly firewall?: Firewall;
  /** The principals with what is shown of them. */
  readonly principals: readonly SharedPrincipal[];
  readonly runId?: string;
}

/** Keeps plans. */
export interface PlanStore {
  /** Keeps a new plan, with what is to be kept alongside it. */
  save(plan: StoredPlan, alongside: Alongside): Promise<void>;
  /** A plan of this organization, with its effect on people. */
  read(planId: string, homeTenantId: string): Promise<StoredPlan | undefined>;
}

/** Plans in the store's table; the effect on people, which may be large, has its own column. */
export function createPlanStore(database: Database): PlanStore {
  return {
    async save(plan, alongside) {
      await database.transaction().execute(async (transaction) => {
        await transaction.insertInto('plan').values(toRow(plan)).execute();
        await alongside(transaction);
      });
    },
    async read(planId, homeTenantId) {
      const row = await database
        .selectFrom('plan')
        .selectAll()
        .where('planId', '=', planId)
        .where('homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      return row && toPlan(row);
    },
  };
}

function toPlan(row: Selectable<PlanTable>): StoredPlan {
  const content = JSON.parse(row.contentJson) as Omit<PlanContent, 'effect'>;
  const effect = JSON.parse(row.effectJson) as EffectOnPeople;
  return {
    planId: row.planId,
    request: row.requestJson === null ? firstRequest(content) : (JSON.parse(row.requestJson) as PlanRequest),
    content: { ...content, effect },
    digest: row.digest,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    createdBy: { userId: row.createdByUserId, displayName: row.createdByName },
    principals: JSON.parse(row.presentationJson ?? '[]') as SharedPrincipal[],
    ...(row.firewallJson === null ? {} : { firewall: JSON.parse(row.firewallJson) as Firewall }),
    ...(row.runId === null ? {} : { runId: row.runId }),
  };
}

function toRow({ content: { effect, ...content }, ...plan }: StoredPlan): PlanTable {
  return {
    planId: plan.planId,
    homeTenantId: content.homeTenantId,
    flow: content.flow,
    createdAt: plan.createdAt,
    expiresAt: plan.expiresAt,
    observedAt: content.observedAt,
    createdByUserId: plan.createdBy.userId,
    createdByName: plan.createdBy.displayName,
    digest: plan.digest,
    contentJson: JSON.stringify(content),
    effectJson: JSON.stringify(effect),
    presentationJson: JSON.stringify(plan.principals),
    runId: null,
    requestJson: JSON.stringify(plan.request),
    firewallJson: plan.firewall ? JSON.stringify(plan.firewall) : null,
  };
}

/** Plans of the first release were of three flows, and asked for nothing but principals. */
function firstRequest({ flow, sharing }: Omit<PlanContent, 'effect'>): PlanRequest {
  const principals = [...sharing.principals];
  return flow === 'share-current-scope' || flow === 'edit-shared-users-and-groups'
    ? { flow, principals }
    : { flow: 'select-users-and-groups', principals };
}
