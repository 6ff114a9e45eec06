import { PeopleSearch24Regular } from '@fluentui/react-icons/svg/people-search';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Plan, PlannedPerson } from '@tenantry/contract';
import { Button, LinkButton } from '../../shared/button.tsx';
import { DataTable } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { NameCell } from '../../shared/name-cell.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import styles from './plan-page.module.css';
import { PlanPeopleFilters } from './plan-people-filters.tsx';
import { effectWords, skipReason } from './plan-words.ts';
import { planPeopleStrings as strings } from './plans-strings.ts';

const route = getRouteApi('/portal/plans/$planId');
const pageSize = 100;

function Effect({ person, tenants }: { readonly person: PlannedPerson; readonly tenants: number }) {
  const { tone, label } = effectWords[person.effect];
  const reason = skipReason(person);
  const { tenantCount, tenantNames } = person;
  return (
    <StatusText tone={tone}>
      {reason === undefined ? label : `${label}: ${reason}`}
      <span className={styles.where}>
        {tenantCount === tenants && tenants > 1 ? strings.inAll(tenants) : strings.inTenants(tenantNames, tenantCount)}
      </span>
    </StatusText>
  );
}

function PeopleTable({ people, tenants }: { readonly people: readonly PlannedPerson[]; readonly tenants: number }) {
  return (
    <DataTable
      label={strings.table}
      rows={people}
      rowKey={(person) => `${person.effect}/${person.skipReason ?? ''}/${person.userId}`}
      columns={[
        {
          key: 'person',
          header: strings.person,
          cell: (person) => (
            <NameCell name={person.displayName} detail={person.userPrincipalName} round>
              {person.displayName}
            </NameCell>
          ),
        },
        {
          key: 'effect',
          header: strings.effect,
          cell: (person) => <Effect person={person} tenants={tenants} />,
        },
      ]}
    />
  );
}

function Pages({ page, total }: { readonly page: number; readonly total: number }) {
  const search = route.useSearch();
  const { planId } = route.useParams();
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return undefined;
  const target = { to: '/plans/$planId', params: { planId } } as const;
  const previous = page > 2 ? page - 1 : undefined;
  return (
    <nav aria-label={strings.pages} className={styles.pages}>
      {page > 1 && (
        <LinkButton {...target} search={{ ...search, page: previous }}>
          {strings.previous}
        </LinkButton>
      )}
      <span>{strings.range((page - 1) * pageSize + 1, Math.min(total, page * pageSize), total)}</span>
      {page < last && (
        <LinkButton {...target} search={{ ...search, page: page + 1 }}>
          {strings.next}
        </LinkButton>
      )}
    </nav>
  );
}

/** The people of a plan, each with what happens to them, where, and why not. */
export function PlanPeople({ plan }: { readonly plan: Plan }) {
  const { tenantId, effect, q, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery({
    ...portalQuery('plans.people', {
      params: { planId: plan.planId },
      query: { tenantId, effect, q, offset: (page - 1) * pageSize, limit: pageSize },
    }),
    placeholderData: keepPreviousData,
  });
  const concerned = plan.summary.tenantsToChange + plan.summary.tenantsUnchanged;
  const filtered = tenantId !== undefined || effect !== undefined || q !== undefined || page > 1;
  return (
    <>
      <PlanPeopleFilters plan={plan} total={data?.total} />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows what={strings.loading} rows={8} tile />}
      {data?.people.length === 0 && (
        <EmptyState
          icon={<PeopleSearch24Regular />}
          title={filtered ? strings.noMatch : strings.none}
          action={
            filtered && <Button onClick={() => void navigate({ search: { tab: 'people' } })}>{strings.clear}</Button>
          }
        >
          {filtered ? strings.noMatchText : strings.noneText}
        </EmptyState>
      )}
      {data && data.people.length > 0 && <PeopleTable people={data.people} tenants={concerned} />}
      {data && data.people.length > 0 && <Pages page={page} total={data.total} />}
      {effect === 'guest' && <p>{strings.guests}</p>}
    </>
  );
}
