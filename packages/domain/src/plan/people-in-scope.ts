import type { GroupFacts, Person, Principal, PrincipalFacts } from '../principal.ts';
import type { SkipReason } from './effect.ts';

/** Somebody whom one might expect in a scope and who is not. */
export interface SkippedPerson {
  readonly person: Person;
  readonly reason: SkipReason;
  /** Name of the group because of which one might expect the person; absent when picked directly. */
  readonly through?: string;
}

/** Who is synchronized when principals are the scope, and who is not although somebody may think so; by user id. */
export interface PeopleInScope {
  readonly shared: ReadonlyMap<string, Person>;
  readonly skipped: ReadonlyMap<string, SkippedPerson>;
}

/**
 * Why a person is never synchronized, however picked. A person whose sign-in is blocked gets no account; an account
 * that exists already is blocked too, but stays.
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-overview
 */
export function reasonNotShared(person: Person): SkipReason | undefined {
  if (person.external) return 'external-user';
  if (person.userType === 'guest') return 'internal-guest';
  if (!person.accountEnabled) return 'sign-in-blocked';
  return undefined;
}

/**
 * The people of a scope, each counted once: direct members of groups only, no owners, nobody through nesting.
 * Principals without facts count as nobody.
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works
 */
export function peopleInScope(
  principals: readonly Principal[],
  facts: ReadonlyMap<string, PrincipalFacts>,
): PeopleInScope {
  const shared = new Map<string, Person>();
  const skipped: SkippedPerson[] = [];
  for (const { id } of principals) {
    const known = facts.get(id);
    if (known?.kind === 'user') addPerson(known.person, shared, skipped);
    if (known?.kind === 'group') addGroup(known.group, shared, skipped);
  }
  const reasons = new Map<string, SkippedPerson>();
  for (const entry of skipped) {
    const { userId } = entry.person;
    const before = reasons.get(userId);
    if (!shared.has(userId) && (!before || isStronger(entry, before))) reasons.set(userId, entry);
  }
  return { shared, skipped: reasons };
}

function addPerson(person: Person, shared: Map<string, Person>, skipped: SkippedPerson[], through?: string): void {
  const reason = reasonNotShared(person);
  if (reason === undefined) shared.set(person.userId, person);
  else skipped.push({ person, reason, ...(through === undefined ? {} : { through }) });
}

function addGroup(group: GroupFacts, shared: Map<string, Person>, skipped: SkippedPerson[]): void {
  const through = group.displayName;
  const skip = (people: readonly Person[], reason: SkipReason) => {
    for (const person of people) skipped.push({ person, reason, through });
  };
  if (group.securityEnabled) {
    for (const person of group.directMembers) addPerson(person, shared, skipped, through);
  } else {
    skip(group.directMembers, 'group-not-security-enabled');
  }
  skip(group.ownersOutside, 'owner-only');
  skip(group.nestedOnlyMembers, 'nested-only');
}

/** Of several reasons for one person, the one that remains when the others are put right; then by group name. */
const strength: Readonly<Record<SkipReason, number>> = {
  'external-user': 0,
  'internal-guest': 1,
  'sign-in-blocked': 2,
  'group-not-security-enabled': 3,
  'nested-only': 4,
  'owner-only': 5,
};

function isStronger(a: SkippedPerson, b: SkippedPerson): boolean {
  if (a.reason !== b.reason) return strength[a.reason] < strength[b.reason];
  return (a.through ?? '') < (b.through ?? '');
}
