import { useQuery } from '@tanstack/react-query';
import type { OrganizationOverview } from '@tenantry/contract';
import { LinkButton } from '../../shared/button.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { organizationQuery } from '../../shared/organization.ts';
import { PageHead } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { ReadyToShareLink } from '../../shared/ready-to-share-link.tsx';
import { useReadyToShare } from '../../shared/ready-to-share.ts';
import { AsOf } from '../../shared/relative-time.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { AttentionList } from './attention-list.tsx';
import { HealthLink } from './health-link.tsx';
import styles from './home-page.module.css';
import { homeStrings as strings } from './home-strings.ts';
import { RecentRuns } from './recent-runs.tsx';

function RollUp({ overview }: { readonly overview: OrganizationOverview }) {
  const session = useSession();
  const { tone, label, meaning } = strings.rollUps[overview.rollUp];
  const { counts, peopleShared } = overview;
  const facts = [
    strings.activeTenants(counts.active),
    strings.sharedTenants(counts.shared),
    ...(peopleShared === undefined ? [] : [strings.people(peopleShared)]),
  ];
  const firstShare = counts.shared === 0 && counts.active > 0 && maySharePeople(session);
  return (
    <section className={styles.rollUp} aria-labelledby="roll-up">
      <h2 id="roll-up" className={styles.label}>
        {strings.rollUp}
      </h2>
      <p className={styles.state}>
        <StatusText tone={tone}>{label}</StatusText>
      </p>
      <p className={styles.meaning}>{meaning}</p>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      <div className={styles.actions}>
        {firstShare && (
          <LinkButton to="/multitenant-collaboration/share-users" look="primary">
            {strings.shareUsers}
          </LinkButton>
        )}
        <LinkButton to="/multitenant-collaboration">{strings.openOrganization}</LinkButton>
        <HealthLink />
      </div>
    </section>
  );
}

/** Tenants that joined later, and the plan that waits for a Yes. */
function ReadyToShareNote({ overview }: { readonly overview: OrganizationOverview }) {
  const { tenants, planId } = useReadyToShare(overview);
  if (tenants.length === 0) return undefined;
  return (
    <div className={styles.ready}>
      <MessageBar tone="info">
        <strong>{strings.ready(tenants.map((tenant) => tenant.displayName))}</strong> {strings.readyText}{' '}
        <ReadyToShareLink planId={planId}>
          {planId === undefined ? strings.readyShare : strings.readyPlan}
        </ReadyToShareLink>
      </MessageBar>
    </div>
  );
}

function RollUpBones() {
  return (
    <section className={styles.rollUp}>
      <SkeletonText what={strings.loading} lines={6} />
    </section>
  );
}

/** Home: how sharing stands as a whole, what needs attention, and which runs go on. */
export function HomePage() {
  const session = useSession();
  const { data: overview, error, refetch } = useQuery(organizationQuery);
  return (
    <>
      <PageHead
        title={strings.title}
        lead={strings.lead(session.homeTenant.displayName)}
        aside={overview ? <AsOf at={overview.asOf} stale={overview.stale} /> : ''}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {overview && <RollUp overview={overview} />}
      {!overview && !error && <RollUpBones />}
      {overview && <ReadyToShareNote overview={overview} />}
      <div className={styles.columns}>
        {(overview || !error) && <AttentionList overview={overview} />}
        <RecentRuns />
      </div>
      <p className={styles.find}>
        <strong>{strings.find}.</strong> {strings.findText}
      </p>
    </>
  );
}
