import { byName } from '../by-name.ts';
import type { ExistingAccount, Observation } from '../observation.ts';
import type { Person } from '../principal.ts';
import type { TenantId } from '../tenant.ts';
import type { EffectOnPeople, TenantEffect } from './effect.ts';
import { findExistingAccounts } from './existing-accounts.ts';
import type { ExistingAccounts } from './existing-accounts.ts';
import type { TenantPlan } from './plan.ts';
import { leavingIn, leftBehindIn, readScopeChanges } from './scope-change.ts';
import type { SharedScopeChange } from './scope-change.ts';

/**
 * What the plans of the tenants do to people, exactly as far as the observation tells. Tenants that wait or are blocked
 * have no effect and no entry; in the others everybody in scope is named, also where nothing changes.
 */
export function effectOnPeople(tenantPlans: readonly TenantPlan[], observation: Observation): EffectOnPeople {
  const people = new Map<string, Person>();
  const entries: { readonly effect: Effect; readonly tenantIds: readonly TenantId[] }[] = [];
  const affected = tenantPlans.filter(
    ({ disposition }) => disposition.kind === 'change' || disposition.kind === 'unchanged',
  );
  for (const change of readScopeChanges(affected, observation)) {
    for (const { accounts, tenantIds } of byExistingAccounts(change.plans, observation)) {
      entries.push({ effect: effectIn(change, accounts, people), tenantIds });
    }
  }
  return { people: Object.fromEntries(people), tenants: joinEqual(entries) };
}

type Effect = Omit<TenantEffect, 'tenantIds'>;

interface SameAccounts {
  readonly accounts: readonly ExistingAccount[] | undefined;
  readonly tenantIds: readonly TenantId[];
}

/** Each tenant in which accounts were found by itself; those where there are none, and those that cannot be seen, together. */
function byExistingAccounts(plans: readonly TenantPlan[], { existingAccounts }: Observation): SameAccounts[] {
  const groups = Object.groupBy(plans, ({ tenantId }) => {
    const accounts = existingAccounts.get(tenantId);
    return accounts && accounts.length > 0 ? tenantId : accounts ? 'none' : 'unknown';
  });
  return Object.values(groups).flatMap((group) => {
    const [first] = group ?? [];
    if (!group || !first) return [];
    return [{ accounts: existingAccounts.get(first.tenantId), tenantIds: group.map((plan) => plan.tenantId) }];
  });
}

function effectIn(
  change: SharedScopeChange,
  accounts: readonly ExistingAccount[] | undefined,
  people: Map<string, Person>,
): Effect {
  const { before, after } = change;
  const existing = findExistingAccounts(accounts ?? []);
  const shared = sharedPeople(change, existing);
  const skipped = new Map(after.skipped);
  for (const { person, reason } of after.skipped.values()) {
    if (reason !== 'sign-in-blocked' || !existing.accountOf(person)) continue;
    shared.kept.push(person);
    skipped.delete(person.userId);
  }
  const removed = leavingIn(change);
  const leftBehind = leftBehindIn(change);
  for (const { userId } of [...removed, ...leftBehind]) skipped.delete(userId);
  const order = (list: readonly Person[]) => orderAndNote(list, people);
  return {
    created: order(shared.created),
    kept: order(shared.kept),
    guestsStayingGuests: order(shared.guests),
    removed: order(removed),
    leftBehind: order(leftBehind),
    skipped: order([...skipped.values()].map(({ person }) => person)).flatMap((userId) => {
      const entry = skipped.get(userId);
      if (!entry) return [];
      return [{ userId, reason: entry.reason, ...(entry.through === undefined ? {} : { through: entry.through }) }];
    }),
    peopleBefore: before.shared.size,
    existingAccounts: accounts ? 'known' : 'unknown',
  };
}

/** Those who are in scope afterwards, by what becomes of them. */
function sharedPeople({ before, after }: SharedScopeChange, existing: ExistingAccounts) {
  const created: Person[] = [];
  const kept: Person[] = [];
  const guests: Person[] = [];
  for (const person of after.shared.values()) {
    const account = existing.accountOf(person);
    if (account?.userType === 'guest') guests.push(person);
    else if (account || before.shared.has(person.userId)) kept.push(person);
    else created.push(person);
  }
  return { created, kept, guests };
}

function orderAndNote(list: readonly Person[], people: Map<string, Person>): readonly string[] {
  for (const person of list) people.set(person.userId, person);
  return list
    .map(({ displayName, userId }) => ({ displayName, id: userId }))
    .toSorted(byName)
    .map(({ id }) => id);
}

/** Tenants into which the portal looked one by one may still come to the same. */
function joinEqual(entries: readonly { readonly effect: Effect; readonly tenantIds: readonly TenantId[] }[]) {
  const joined = new Map<string, { effect: Effect; tenantIds: TenantId[] }>();
  for (const { effect, tenantIds } of entries) {
    const key = JSON.stringify(effect);
    const known = joined.get(key);
    if (known) known.tenantIds.push(...tenantIds);
    else joined.set(key, { effect, tenantIds: [...tenantIds] });
  }
  return [...joined.values()].map(({ effect, tenantIds }): TenantEffect => ({ tenantIds, ...effect }));
}
