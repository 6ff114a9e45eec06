import { createHash, randomUUID } from 'node:crypto';
import type { PlanRequest } from '@tenantry/contract';
import type {
  Clock,
  Directory,
  Observation,
  PartnerReader,
  PlanContent,
  Principal,
  Sharing,
  SharingFlow,
} from '@tenantry/domain';
import { activePartners, draftPlan, planFingerprint } from '@tenantry/domain';
import { describePrincipal } from '../directory/principal-details.ts';
import { ProblemError } from '../http/problem-error.ts';
import { observe } from '../organization/observe.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import { currentScope } from '../sharing/sharing-state.ts';
import type { StoreJournal } from '../store/journal.ts';
import type { PlanStore, StoredPlan } from './plan-store.ts';

/** How long a plan may be applied after it was made. */
const lifetime = 60 * 60 * 1000;

export interface DraftDependencies {
  readonly plans: PlanStore;
  readonly journal: StoreJournal;
  readonly clock: Clock;
}

export interface Sight {
  /** The acting person's view of the home tenant. */
  readonly directory: Directory;
  readonly partners: PartnerReader;
  readonly signal?: AbortSignal;
}

/**
 * Looks at the directory and keeps what would be done. Nothing is written there.
 * @throws {ProblemError} `plan-refused`, saying why.
 */
export async function draftAndKeepPlan(
  { plans, journal, clock }: DraftDependencies,
  sight: Sight,
  request: PlanRequest,
  principal: SessionPrincipal,
): Promise<StoredPlan> {
  const { content, observation } = await drawUp(sight, clock, principal.tenantId, request.flow, request.principals);
  const createdAt = clock.now();
  const plan: StoredPlan = {
    planId: randomUUID(),
    content,
    digest: digestOf(content),
    createdAt,
    expiresAt: createdAt + lifetime,
    createdBy: { userId: principal.userId, displayName: principal.displayName },
    principals: content.sharing.principals.map((one) =>
      describePrincipal(observation.principals.get(one.id) ?? { kind: 'missing', principal: one }),
    ),
  };
  const made = {
    at: createdAt,
    kind: 'plan-made',
    actor: plan.createdBy,
    planId: plan.planId,
    content: { flow: content.flow, digest: plan.digest },
  } as const;
  await plans.save(plan, (transaction) => journal.append(made, { transaction }));
  return plan;
}

/** Observes and plans. For `share-current-scope` the principals are those that are shared now. */
export async function drawUp(
  { directory, partners, signal }: Sight,
  clock: Clock,
  homeTenantId: string,
  flow: SharingFlow,
  wanted: readonly Principal[],
): Promise<{ readonly content: PlanContent; readonly observation: Observation }> {
  const principals = flow === 'share-current-scope' ? [] : wanted;
  const observation = await observe(directory, clock, { homeTenantId, principals, partners, signal });
  const drafted = draftPlan(sharingOf(flow, observation, principals), flow, observation);
  if (drafted.kind === 'refused') {
    const { refusal } = drafted;
    throw new ProblemError('plan-refused', `No plan: ${refusal.code}.`, { refusal });
  }
  return { content: drafted.content, observation };
}

function sharingOf(flow: SharingFlow, observation: Observation, principals: readonly Principal[]): Sharing {
  const { organization, homeTenantId, configurations } = observation;
  return {
    principals:
      flow === 'share-current-scope'
        ? currentScope(organization, homeTenantId, configurations).principals
        : principals.map((principal) => named(principal, observation)),
    tenants: activePartners(organization, homeTenantId).map((tenant) => tenant.tenantId),
  };
}

/** The directory's name of a principal, whatever the browser called it. */
function named(principal: Principal, { principals }: Observation): Principal {
  const facts = principals.get(principal.id);
  return facts === undefined || facts.kind === 'missing' ? principal : facts.principal;
}

/** The digest that applying a plan has to give back. */
export function digestOf(content: PlanContent): string {
  return createHash('sha256').update(planFingerprint(content)).digest('hex');
}
