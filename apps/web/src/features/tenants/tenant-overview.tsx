import { Link } from '@tanstack/react-router';
import type { TenantDetail } from '@tenantry/contract';
import { DataTable } from '../../shared/data-table.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import { FactList } from '../../shared/fact-list.tsx';
import { microsoftPages } from '../../shared/microsoft-pages.ts';
import { Section } from '../../shared/section.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import type { Tone } from '../../shared/status-text.tsx';
import { healthWords, memberStateWords, wordsOfConfiguration } from '../../shared/tenant-words.ts';
import { jobFacts } from './job-facts.tsx';
import { RequestToTarget } from './request-to-target.tsx';
import styles from './tenant-page.module.css';
import { tenantsStrings as strings } from './tenants-strings.ts';

function Axis({
  title,
  words,
}: {
  readonly title: string;
  readonly words: { readonly tone: Tone; readonly label: string; readonly meaning: string };
}) {
  return (
    <section className={styles.axis}>
      <h2>{title}</h2>
      <span className={styles.state}>
        <StatusText tone={words.tone}>{words.label}</StatusText>
      </span>
      <p className={styles.meaning}>{words.meaning}</p>
    </section>
  );
}

/** Both axes, the facts of the job, and what else leads to the same tenant. */
export function TenantOverview({ detail }: { readonly detail: TenantDetail }) {
  const { tenant, requestToTarget } = detail;
  return (
    <>
      <div className={styles.axes}>
        <Axis title={strings.membership} words={memberStateWords[tenant.memberState]} />
        <Axis title={strings.configuration} words={wordsOfConfiguration(tenant)} />
        <Axis title={strings.synchronization} words={healthWords[tenant.health]} />
      </div>
      {requestToTarget && <RequestToTarget request={requestToTarget} tenant={tenant.displayName} />}
      {tenant.configuration && (
        <Section title={strings.facts}>
          <FactList facts={jobFacts(detail)} />
        </Section>
      )}
      {tenant.foreignConfigurations.length > 0 && (
        <Section title={strings.foreign}>
          <p className={styles.note}>
            {strings.foreignLead}{' '}
            <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }} search={{ tab: 'configurations' }}>
              {strings.foreignChoose}
            </Link>
          </p>
          <DataTable
            label={strings.foreignTable}
            rows={tenant.foreignConfigurations}
            rowKey={(configuration) => configuration.servicePrincipalId}
            columns={[
              { key: 'name', header: strings.name, cell: (configuration) => configuration.displayName },
              { key: 'id', header: 'ID', cell: (configuration) => configuration.servicePrincipalId },
            ]}
          />
        </Section>
      )}
      <p className={styles.note}>
        {strings.oneTenant}{' '}
        <ExternalLink href={microsoftPages.configureCrossTenantSynchronization}>{strings.configureLearn}</ExternalLink>
      </p>
    </>
  );
}
