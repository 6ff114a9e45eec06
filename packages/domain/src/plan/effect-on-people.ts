import { byName } from '../by-name.ts';
import type { ExistingAccount, Observation } from '../observation.ts';
import type { Person } from '../principal.ts';
import type { TenantId } from '../tenant.ts';
import type { EffectOnPeople, TenantEffect } from './effect.ts';
import { findExistingAccounts } from './existing-accounts.ts';
import { peopleInScope } from './people-in-scope.ts';
import type { PeopleInScope } from './people-in-scope.ts';
import type { TenantPlan } from './plan.ts';
import { scopeChangeOf } from './scope-change.ts';
import type { ScopeChange } from './scope-change.ts';

/**
 * What the plans of the tenants do to people, exactly as far as the observation tells. Tenants that wait or are blocked
 * have no effect and no entry; in the others everybody in scope is named, also where nothing changes.
 */
export function effectOnPeople(tenantPlans: readonly TenantPlan[], observation: Observation): EffectOnPeople {
  const people = new Map<string, Person>();
  const scopes = new Map<string, { readonly before: PeopleInScope; readonly after: PeopleInScope }>();
  const entries = new Map<string, { effect: Effect; tenantIds: TenantId[] }>();
  for (const plan of tenantPlans) {
    if (plan.disposition.kind !== 'change' && plan.disposition.kind !== 'unchanged') continue;
    const change = scopeChangeOf(plan, observation);
    const scopeKey = keyOf(change);
    const scope = scopes.get(scopeKey) ?? readScope(change, observation);
    scopes.set(scopeKey, scope);
    const accounts = observation.existingAccounts.get(plan.tenantId);
    const seen = accounts && accounts.length > 0 ? plan.tenantId : String(accounts !== undefined);
    const known = entries.get(`${scopeKey}/${seen}`);
    if (known) known.tenantIds.push(plan.tenantId);
    else entries.set(`${scopeKey}/${seen}`, { effect: effectIn(scope, accounts, people), tenantIds: [plan.tenantId] });
  }
  return { people: Object.fromEntries(people), tenants: joinEqual([...entries.values()]) };
}

type Effect = Omit<TenantEffect, 'tenantIds'>;

function keyOf({ before, after }: ScopeChange): string {
  return [before, after]
    .map((side) =>
      side
        .map((principal) => principal.id)
        .toSorted()
        .join(','),
    )
    .join('>');
}

function readScope(change: ScopeChange, { principals }: Observation): { before: PeopleInScope; after: PeopleInScope } {
  return { before: peopleInScope(change.before, principals), after: peopleInScope(change.after, principals) };
}

function effectIn(
  { before, after }: { readonly before: PeopleInScope; readonly after: PeopleInScope },
  accounts: readonly ExistingAccount[] | undefined,
  people: Map<string, Person>,
): Effect {
  const existing = findExistingAccounts(accounts ?? []);
  const created: Person[] = [];
  const kept: Person[] = [];
  const guests: Person[] = [];
  const skipped = new Map(after.skipped);
  for (const person of after.shared.values()) {
    const account = existing.accountOf(person);
    if (account?.userType === 'guest') guests.push(person);
    else if (account || before.shared.has(person.userId)) kept.push(person);
    else created.push(person);
  }
  for (const { person, reason } of after.skipped.values()) {
    if (reason !== 'sign-in-blocked' || !existing.accountOf(person)) continue;
    kept.push(person);
    skipped.delete(person.userId);
  }
  const removed = [...before.shared.values()].filter((person) => !after.shared.has(person.userId));
  for (const { userId } of removed) skipped.delete(userId);
  const order = (list: readonly Person[]) => {
    for (const person of list) people.set(person.userId, person);
    return list.toSorted((a, b) => byName({ ...a, id: a.userId }, { ...b, id: b.userId })).map(({ userId }) => userId);
  };
  return {
    created: order(created),
    kept: order(kept),
    guestsStayingGuests: order(guests),
    removed: order(removed),
    skipped: order([...skipped.values()].map(({ person }) => person)).flatMap((userId) => {
      const entry = skipped.get(userId);
      if (!entry) return [];
      return [{ userId, reason: entry.reason, ...(entry.through === undefined ? {} : { through: entry.through }) }];
    }),
    existingAccounts: accounts ? 'known' : 'unknown',
  };
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
