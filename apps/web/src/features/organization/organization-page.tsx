import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from '../../shared/external-link.tsx';
import { microsoftPages } from '../../shared/microsoft-pages.ts';
import { organizationQuery } from '../../shared/organization.ts';
import { PageHead } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { Toolbar } from '../../shared/toolbar.tsx';
import styles from './organization-page.module.css';
import { OrganizationCommands, WhyNotShare } from './organization-commands.tsx';
import { OrganizationNotices } from './organization-notices.tsx';
import { organizationStrings as strings } from './organization-strings.ts';
import { OrganizationSummary } from './organization-summary.tsx';
import { OrganizationTenants } from './organization-tenants.tsx';

function Notes() {
  return (
    <Section title={strings.notes}>
      <ul>
        <li>{strings.noteTime}</li>
        <li>
          {strings.noteTrouble} <Link to="/provisioning-logs">{strings.noteTroubleLink}</Link>
        </li>
        <li>{strings.noteEntra}</li>
      </ul>
    </Section>
  );
}

/** Multitenant collaboration: the tenants of the organization and how sharing with each of them stands. */
export function OrganizationPage() {
  const { data: overview, error, refetch } = useQuery(organizationQuery);
  return (
    <>
      <PageHead
        title={strings.title}
        crumbs={[
          { label: strings.home, to: '/' },
          { label: strings.orgSettings, to: '/settings/org-settings/organization-profile' },
        ]}
        lead={
          <>
            {strings.lead} <ExternalLink href={microsoftPages.crossTenantSynchronization}>{strings.learn}</ExternalLink>
          </>
        }
        aside={overview && <AsOf at={overview.asOf} stale={overview.stale} />}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {overview && <OrganizationNotices overview={overview} />}
      {!overview && !error && <div className={styles.reserved} />}
      {(overview || !error) && <OrganizationSummary overview={overview} />}
      <WhyNotShare />
      {overview && <OrganizationTenants overview={overview} />}
      {!overview && !error && (
        <>
          <Toolbar commands={<OrganizationCommands />} />
          <SkeletonRows what={strings.loading} rows={8} tile />
        </>
      )}
      <Notes />
    </>
  );
}
