import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Plan } from '@tenantry/contract';
import { PageHead } from '../../shared/page-head.tsx';
import type { Crumb } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { SkeletonRows, SkeletonText } from '../../shared/skeleton.tsx';
import { TabList } from '../../shared/tab-list.tsx';
import { dateTime, nameList } from '../../shared/time.ts';
import { ApplyPlan } from './apply-plan.tsx';
import { PlanCalls } from './plan-calls.tsx';
import { NoChanges, PlanNumbers, PlanWarnings } from './plan-overview.tsx';
import styles from './plan-page.module.css';
import { PlanPeople } from './plan-people.tsx';
import { changesNothing, planQuery } from './plan-query.ts';
import type { PlanSearch } from './plan-search.ts';
import { PlanTenants } from './plan-tenants.tsx';
import { headline, onlyTenant } from './plan-words.ts';
import { plansStrings as strings } from './plans-strings.ts';

const route = getRouteApi('/portal/plans/$planId');
const principalsNamed = 8;

function Tabs({ plan, tab }: { readonly plan: Plan; readonly tab: PlanSearch['tab'] }) {
  const target = { to: '/plans/$planId', params: { planId: plan.planId } } as const;
  return (
    <TabList
      label={strings.tabs}
      tabs={[
        { ...target, search: {}, label: strings.tabTenants, current: tab === undefined },
        { ...target, search: { tab: 'people' }, label: strings.tabPeople, current: tab === 'people' },
        { ...target, search: { tab: 'graph-calls' }, label: strings.tabCalls, current: tab === 'graph-calls' },
      ]}
    />
  );
}

function Facts({ plan }: { readonly plan: Plan }) {
  const { ofRun, principals } = plan;
  const names = principals.map((principal) => principal.displayName);
  return (
    <p className={styles.facts}>
      {names.length > 0 && `${strings.shares} ${nameList(names, principalsNamed)} · `}
      {strings.madeBy(plan.createdBy.displayName)}
      {plan.state === 'ready' && ` · ${strings.validUntil} ${dateTime(plan.expiresAt)}`}
      {ofRun !== undefined && (
        <>
          {' · '}
          <Link to="/runs/$runId" params={{ runId: ofRun }}>
            {strings.ofRun}
          </Link>
        </>
      )}
    </p>
  );
}

function Content({ plan }: { readonly plan: Plan }) {
  const { tab } = route.useSearch();
  return (
    <>
      <ApplyPlan plan={plan} />
      <Facts plan={plan} />
      {changesNothing(plan) ? <NoChanges plan={plan} /> : <PlanNumbers plan={plan} />}
      <PlanWarnings plan={plan} />
      <Tabs plan={plan} tab={tab} />
      {tab === undefined && <PlanTenants plan={plan} />}
      {tab === 'people' && <PlanPeople plan={plan} />}
      {tab === 'graph-calls' && <PlanCalls plan={plan} />}
    </>
  );
}

/** The page before this one: that of the tenant where the plan is for one, else Share users. */
function origin(plan: Plan | undefined): Crumb {
  if (!plan?.forTenant) return { label: strings.shareUsers, to: '/multitenant-collaboration/share-users' };
  const { tenantId, displayName } = plan.forTenant;
  return { label: displayName, to: '/tenants/$tenantId', params: { tenantId } };
}

/** A plan: what would change, for whom, in which tenant and why, and the way to apply it. */
export function PlanPage() {
  const { planId } = route.useParams();
  const { data: plan, error, refetch } = useQuery(planQuery(planId));
  return (
    <>
      <PageHead
        title={plan ? strings.titles[plan.flow](onlyTenant(plan)) : strings.fallbackTitle}
        crumbs={[
          { label: strings.home, to: '/' },
          { label: strings.organization, to: '/multitenant-collaboration' },
          origin(plan),
        ]}
        lead={plan && <strong className={styles.headline}>{headline(plan)}</strong>}
        aside={plan && <AsOf at={plan.observedAt} />}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {error && !plan && <Link to="/multitenant-collaboration/share-users">{strings.back}</Link>}
      {!plan && !error && (
        <>
          <SkeletonText what={strings.loading} />
          <SkeletonRows what={strings.loading} rows={5} />
        </>
      )}
      {plan && <Content key={planId} plan={plan} />}
    </>
  );
}
