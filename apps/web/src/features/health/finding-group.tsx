import { Link } from '@tanstack/react-router';
import type { Finding, FindingConfiguration } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import type { Tone } from '../../shared/status-text.tsx';
import { dateTime } from '../../shared/time.ts';
import { evidenceSentences } from './evidence-words.ts';
import { planForAll } from './finding-groups.ts';
import type { FindingGroup } from './finding-groups.ts';
import { findingWords } from './finding-words.ts';
import styles from './health-page.module.css';
import { healthStrings as strings } from './health-strings.ts';
import { RemedyActions } from './remedy-actions.tsx';
import type { Drafting } from './remedy-actions.tsx';

const tones: Readonly<Record<Finding['severity'], Tone>> = { error: 'error', warning: 'warning', note: 'info' };

function configurationFacts(configuration: FindingConfiguration): string {
  const { createdAt, people, peopleInCommon, userType } = configuration;
  return [
    createdAt === undefined ? undefined : strings.created(dateTime(createdAt)),
    people === undefined ? undefined : strings.people(people),
    peopleInCommon === undefined || peopleInCommon === 0 ? undefined : strings.inCommon(peopleInCommon),
    userType === undefined ? undefined : userType === 'member' ? strings.createsMembers : strings.createsGuests,
  ]
    .filter((fact) => fact !== undefined)
    .join(', ');
}

function Configurations({ configurations }: { readonly configurations: readonly FindingConfiguration[] }) {
  if (configurations.length === 0) return undefined;
  const List = configurations.length > 1 ? 'ol' : 'ul';
  return (
    <List className={styles.configurations}>
      {configurations.map((configuration) => (
        <li key={configuration.servicePrincipalId}>
          <span className={styles.configurationName}>{configuration.displayName}</span>{' '}
          <span className={styles.facts}>{configurationFacts(configuration)}</span>
        </li>
      ))}
    </List>
  );
}

/** The name of a tenant that left is its id, and it has no page any more. */
function TenantName({ finding: { code, tenant } }: { readonly finding: Finding }) {
  if (code === 'tenant-left') return <span className={styles.tenant}>{tenant.displayName}</span>;
  return (
    <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }} className={styles.tenant}>
      {tenant.displayName}
    </Link>
  );
}

function FindingItem({ finding, drafting }: { readonly finding: Finding; readonly drafting: Drafting }) {
  const { message } = finding.evidence;
  return (
    <li className={styles.finding}>
      <div className={styles.proof}>
        <TenantName finding={finding} />
        {evidenceSentences(finding).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {message !== undefined && (
          <p className={styles.facts}>
            {strings.said} <q>{message}</q>
          </p>
        )}
        <Configurations configurations={finding.configurations} />
      </div>
      <RemedyActions finding={finding} drafting={drafting} />
    </li>
  );
}

/** One kind of defect: what it means, and every tenant that has it with proof and remedies. */
export function FindingGroupCard({ group, drafting }: { readonly group: FindingGroup; readonly drafting: Drafting }) {
  const { title, meaning } = findingWords[group.code];
  const all = planForAll(group);
  return (
    <article className={styles.group}>
      <header className={styles.groupHead}>
        <div>
          <h3 className={styles.groupTitle}>
            <StatusText tone={tones[group.severity]}>{title}</StatusText>
          </h3>
          <p className={styles.meaning}>{meaning}</p>
        </div>
        {all && drafting.mayDraft && (
          <Button
            onClick={() => {
              drafting.draft(all);
            }}
          >
            {strings.planForAll(group.findings.length)}
          </Button>
        )}
      </header>
      <ul className={styles.findings}>
        {group.findings.map((finding) => (
          <FindingItem
            key={`${finding.tenant.tenantId} ${finding.configurations[0]?.servicePrincipalId ?? ''}`}
            finding={finding}
            drafting={drafting}
          />
        ))}
      </ul>
    </article>
  );
}
