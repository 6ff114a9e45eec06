import type { PlannedPerson } from '@tenantry/contract';
import type { PlanContent, TenantEffect } from '@tenantry/domain';

export interface PeopleQuery {
  readonly tenantId?: string | undefined;
  readonly effect?: PlannedPerson['effect'] | undefined;
  readonly q?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Names of tenants are listed up to this many; beyond, the count says more. */
const namesListed = 5;

interface Row {
  readonly userId: string;
  readonly effect: PlannedPerson['effect'];
  readonly skip?: TenantEffect['skipped'][number];
  readonly tenantIds: string[];
}

function rowsOf(entry: TenantEffect): Omit<Row, 'tenantIds'>[] {
  return [
    ...entry.removed.map((userId) => ({ userId, effect: 'removed' as const })),
    ...entry.leftBehind.map((userId) => ({ userId, effect: 'left-behind' as const })),
    ...entry.created.map((userId) => ({ userId, effect: 'created' as const })),
    ...entry.guestsStayingGuests.map((userId) => ({ userId, effect: 'guest' as const })),
    ...entry.kept.map((userId) => ({ userId, effect: 'kept' as const })),
    ...entry.skipped.map((skip) => ({ userId: skip.userId, effect: 'skipped' as const, skip })),
  ];
}

/** The people of a plan, one row for each person and effect, removed and left-behind ones first, then by name. */
export function peopleOf(content: PlanContent, query: PeopleQuery): { total: number; people: PlannedPerson[] } {
  const names = new Map(content.tenants.map((tenant) => [tenant.tenantId, tenant.displayName]));
  const rows = new Map<string, Row>();
  for (const entry of content.effect.tenants) {
    const tenantIds = entry.tenantIds.filter((id) => query.tenantId === undefined || id === query.tenantId);
    if (tenantIds.length === 0) continue;
    for (const row of rowsOf(entry)) {
      if (query.effect !== undefined && row.effect !== query.effect) continue;
      const key = `${row.effect}/${row.skip?.reason ?? ''}/${row.userId}`;
      const known = rows.get(key);
      if (known) known.tenantIds.push(...tenantIds);
      else rows.set(key, { ...row, tenantIds: [...tenantIds] });
    }
  }
  const ordered = content.effect.tenants.length > 1 ? inOrder([...rows.values()], content) : [...rows.values()];
  const wanted = query.q?.trim().toLocaleLowerCase();
  const people = ordered.flatMap((row) => {
    const person = content.effect.people[row.userId];
    if (!person) return [];
    const text = `${person.displayName} ${person.userPrincipalName}`.toLocaleLowerCase();
    return wanted === undefined || text.includes(wanted) ? [toPlannedPerson(row, person, names)] : [];
  });
  return { total: people.length, people: people.slice(query.offset, query.offset + query.limit) };
}

const effects: readonly PlannedPerson['effect'][] = ['removed', 'left-behind', 'created', 'guest', 'kept', 'skipped'];
const collator = new Intl.Collator('en');

/** What tenants have in common is in order already; put together, it is not. */
function inOrder(rows: readonly Row[], { effect: { people } }: PlanContent): readonly Row[] {
  const nameOf = (row: Row) => people[row.userId]?.displayName ?? '';
  return rows.toSorted(
    (a, b) =>
      effects.indexOf(a.effect) - effects.indexOf(b.effect) ||
      collator.compare(nameOf(a), nameOf(b)) ||
      (a.userId < b.userId ? -1 : 1),
  );
}

function toPlannedPerson(
  row: Row,
  person: PlanContent['effect']['people'][string],
  names: ReadonlyMap<string, string>,
): PlannedPerson {
  return {
    userId: row.userId,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    effect: row.effect,
    ...(row.skip ? { skipReason: row.skip.reason } : {}),
    ...(row.skip?.through === undefined ? {} : { through: row.skip.through }),
    tenantCount: row.tenantIds.length,
    tenantNames: row.tenantIds.slice(0, namesListed).map((id) => names.get(id) ?? id),
  };
}
