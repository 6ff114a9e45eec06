import type { EffectOnPeople } from './effect.ts';

/**
 * From how many people on a removal is large: so many that an administrator has to type their number, and that a second
 * one has to approve where that is asked for. Both bounds have to be passed, and they count for each tenant by itself.
 */
export interface RemovalPolicy {
  /** Part of the people in a tenant's scope, between 0 and 1. */
  readonly share: number;
  readonly people: number;
}

/** A tenth of a tenant's people, and five at least. */
export const defaultRemovalPolicy: RemovalPolicy = { share: 0.1, people: 5 };

/** What a policy may be: a firewall that lets half of a tenant's people go unseen is none. */
export const removalPolicyLimits = {
  share: { least: 0.01, most: 0.5 },
  people: { least: 1, most: 50 },
} as const;

/** The most people who may be taken out of a scope of this size without their number being typed. */
export function removalsWithoutConfirmation(peopleBefore: number, { share, people }: RemovalPolicy): number {
  return Math.max(people, Math.floor(peopleBefore * share + 1e-9));
}

/**
 * The number of people that has to be typed before a plan may be applied: everybody it takes out of any tenant, each
 * counted once. `undefined` when no tenant loses more than the policy lets pass. A tenant that loses everybody always
 * counts as too many, and so does one of which it is not known how many it has.
 */
export function removalsToConfirm(effect: EffectOnPeople, policy: RemovalPolicy): number | undefined {
  const large = effect.tenants.some(({ removed, peopleBefore = 0 }) => {
    if (removed.length === 0) return false;
    return removed.length >= peopleBefore || removed.length > removalsWithoutConfirmation(peopleBefore, policy);
  });
  return large ? new Set(effect.tenants.flatMap(({ removed }) => removed)).size : undefined;
}

/** In which ways one policy lets more people go unasked than another. */
export function laxerThan(policy: RemovalPolicy, before: RemovalPolicy): readonly (keyof RemovalPolicy)[] {
  return (['share', 'people'] as const).filter((bound) => policy[bound] > before[bound]);
}
