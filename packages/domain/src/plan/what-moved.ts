import type { TenantId } from '../tenant.ts';
import type { Change } from './change.ts';
import type { TenantEffect } from './effect.ts';
import { canonical, planFingerprint } from './plan-fingerprint.ts';
import type { PlanContent, TenantPlan } from './plan.ts';

/** One way in which the directory moved on since a plan was made. */
export type Move =
  | {
      readonly code:
        | 'tenant-joined'
        | 'tenant-left'
        | 'configuration-appeared'
        | 'configuration-vanished'
        | 'configuration-doubled'
        | 'trust-changed'
        | 'settings-changed'
        | 'job-state-changed'
        | 'assignments-changed';
      readonly tenantId: TenantId;
      readonly displayName: string;
    }
  /** People who have come into a scope, or left one, through their groups. */
  | { readonly code: 'people-added' | 'people-removed'; readonly userIds: readonly string[] }
  /** Accounts of people changed: blocked, renamed, found in another tenant or not any more. */
  | { readonly code: 'people-changed'; readonly userIds: readonly string[] }
  /** Something else that the plan tells, such as a warning. */
  | { readonly code: 'details-changed' };

/**
 * What is different between a plan and the same plan made anew. Empty exactly when both have the same fingerprint.
 * Tenants are in order of the new plan, with those that left behind.
 */
export function whatMoved(before: PlanContent, after: PlanContent): readonly Move[] {
  if (planFingerprint(before) === planFingerprint(after)) return [];
  const moves = [...tenantMoves(before.tenants, after.tenants), ...peopleMoves(before, after)];
  return moves.length > 0 ? moves : [{ code: 'details-changed' }];
}

function tenantMoves(before: readonly TenantPlan[], after: readonly TenantPlan[]): Move[] {
  const old = new Map(before.map((plan) => [plan.tenantId, plan]));
  const left = before.filter((plan) => isActive(plan) && !after.some((other) => sameActive(plan, other)));
  return [
    ...after.flatMap((plan) => {
      const earlier = old.get(plan.tenantId);
      if (!isActive(plan)) return [];
      if (!earlier || !isActive(earlier)) return [moveOf('tenant-joined', plan)];
      return planMoves(earlier, plan);
    }),
    ...left.map((plan) => moveOf('tenant-left', plan)),
  ];
}

function isActive(plan: TenantPlan): boolean {
  return plan.disposition.kind !== 'waiting';
}

function sameActive(plan: TenantPlan, other: TenantPlan): boolean {
  return plan.tenantId === other.tenantId && isActive(other);
}

type TenantMove = Extract<Move, { readonly tenantId: TenantId }>;

function moveOf(code: TenantMove['code'], { tenantId, displayName }: TenantPlan): TenantMove {
  return { code, tenantId, displayName };
}

const aspects: readonly { readonly code: TenantMove['code']; readonly kinds: readonly Change['kind'][] }[] = [
  { code: 'trust-changed', kinds: ['create-partner-configuration', 'allow-outbound-redemption'] },
  { code: 'job-state-changed', kinds: ['create-job', 'start-job', 'pause-job', 'await-cycle'] },
  { code: 'settings-changed', kinds: ['save-settings'] },
  { code: 'assignments-changed', kinds: ['assign', 'unassign'] },
];

/** A configuration that came or went changes the whole chain: that is said once. */
function planMoves(before: TenantPlan, after: TenantPlan): Move[] {
  const [blockedBefore, blockedAfter] = [blockReasonOf(before), blockReasonOf(after)];
  if (blockedBefore !== blockedAfter) {
    if (blockedAfter === 'several-configurations') return [moveOf('configuration-doubled', after)];
    if (blockedBefore === 'several-configurations') return [moveOf('configuration-vanished', after)];
    return [moveOf('settings-changed', after)];
  }
  const [named, stillNamed] = [namedIn(before), namedIn(after)];
  if (stillNamed.some((id) => !named.includes(id))) return [moveOf('configuration-appeared', after)];
  if (named.some((id) => !stillNamed.includes(id))) return [moveOf('configuration-vanished', after)];
  const [old, now] = [before.configuration?.servicePrincipalId, after.configuration?.servicePrincipalId];
  if (old !== now) return [moveOf(old === undefined ? 'configuration-appeared' : 'configuration-vanished', after)];
  return aspects
    .filter(({ kinds }) => {
      const part = (plan: TenantPlan) => plan.changes.filter((change) => kinds.includes(change.kind));
      return canonical(part(before)) !== canonical(part(after));
    })
    .map(({ code }) => moveOf(code, after));
}

/** The configurations that the changes rename or delete. */
function namedIn({ changes }: TenantPlan): readonly string[] {
  return changes.flatMap((change) =>
    change.kind === 'rename-configuration' || change.kind === 'delete-configuration' ? [change.servicePrincipalId] : [],
  );
}

function blockReasonOf({ disposition }: TenantPlan) {
  return disposition.kind === 'blocked' ? disposition.reason : undefined;
}

function peopleMoves(before: PlanContent, after: PlanContent): Move[] {
  const [old, now] = [inScope(before), inScope(after)];
  const [oldFacts, nowFacts] = [factsOf(before), factsOf(after)];
  const added = [...now].filter((userId) => !old.has(userId));
  const removed = [...old].filter((userId) => !now.has(userId));
  const named = new Set([...added, ...removed]);
  const changed = [...new Set([...oldFacts.keys(), ...nowFacts.keys()])].filter(
    (userId) => !named.has(userId) && oldFacts.get(userId) !== nowFacts.get(userId),
  );
  const moves: Move[] = [];
  if (added.length > 0) moves.push({ code: 'people-added', userIds: added });
  if (removed.length > 0) moves.push({ code: 'people-removed', userIds: removed });
  if (changed.length > 0) moves.push({ code: 'people-changed', userIds: changed });
  return moves;
}

function inScope({ effect }: PlanContent): ReadonlySet<string> {
  return new Set(effect.tenants.flatMap((entry) => [...entry.created, ...entry.kept, ...entry.guestsStayingGuests]));
}

const fates = [
  'created',
  'kept',
  'guestsStayingGuests',
  'removed',
  'leftBehind',
] as const satisfies readonly (keyof TenantEffect)[];

/** Everything a plan says of each person, without saying in which tenant: a tenant that joins changes nobody. */
function factsOf({ effect }: PlanContent): ReadonlyMap<string, string> {
  const said = new Map<string, Set<string>>();
  const say = (userId: string, fact: string) => said.set(userId, (said.get(userId) ?? new Set()).add(fact));
  for (const [userId, person] of Object.entries(effect.people)) say(userId, canonical(person));
  for (const entry of effect.tenants) {
    for (const fate of fates) for (const userId of entry[fate]) say(userId, fate);
    for (const { userId, reason } of entry.skipped) say(userId, reason);
  }
  return new Map([...said].map(([userId, facts]) => [userId, [...facts].toSorted().join(' ')]));
}
