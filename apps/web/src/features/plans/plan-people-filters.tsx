import { getRouteApi } from '@tanstack/react-router';
import type { Plan, PlannedPerson } from '@tenantry/contract';
import { SearchField } from '../../shared/search-field.tsx';
import { SelectField } from '../../shared/select-field.tsx';
import { ItemCount, Toolbar } from '../../shared/toolbar.tsx';
import { effects } from './plan-search.ts';
import type { PlanSearch } from './plan-search.ts';
import { effectWords } from './plan-words.ts';
import { planPeopleStrings as strings } from './plans-strings.ts';

const route = getRouteApi('/portal/plans/$planId');

type EffectCounts = Readonly<Record<PlannedPerson['effect'], number>>;

/** How many people each effect has: in the plan, or in one tenant of it. */
export function effectCounts({ summary, tenants }: Plan, tenantId: string | undefined): EffectCounts | undefined {
  if (tenantId === undefined) {
    return {
      removed: summary.peopleRemoved,
      'left-behind': summary.peopleLeftBehind,
      created: summary.peopleCreated,
      guest: summary.guestsStayingGuests,
      kept: summary.peopleKept,
      skipped: summary.peopleSkipped,
    };
  }
  const effect = tenants.find((tenant) => tenant.tenantId === tenantId)?.effect;
  return effect && { ...effect, guest: effect.guestsStayingGuests, 'left-behind': effect.leftBehind };
}

/** Search and filters of the people; each change begins at the first page again. */
export function PlanPeopleFilters({ plan, total }: { readonly plan: Plan; readonly total: number | undefined }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const counts = effectCounts(plan, search.tenantId);
  const change = (part: PlanSearch) =>
    void navigate({ search: { ...search, page: undefined, ...part }, replace: true });
  return (
    <Toolbar commands={total !== undefined && <ItemCount>{strings.found(total)}</ItemCount>}>
      <SelectField
        label={strings.filterEffect}
        all={strings.allEffects}
        value={search.effect}
        options={effects.map((value) => ({
          value,
          label: strings.option(effectWords[value].filter, counts?.[value]),
        }))}
        onSelect={(effect) => {
          change({ effect });
        }}
      />
      <SelectField
        label={strings.filterTenant}
        all={strings.allTenants}
        value={search.tenantId}
        options={plan.tenants.map((tenant) => ({ value: tenant.tenantId, label: tenant.displayName }))}
        onSelect={(tenantId) => {
          change({ tenantId });
        }}
      />
      <SearchField
        label={strings.search}
        value={search.q ?? ''}
        onSearch={(q) => {
          change({ q: q || undefined });
        }}
      />
    </Toolbar>
  );
}
