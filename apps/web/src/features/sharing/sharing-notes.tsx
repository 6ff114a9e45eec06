import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ExternalLink } from '../../shared/external-link.tsx';
import { microsoftPages } from '../../shared/microsoft-pages.ts';
import { Section } from '../../shared/section.tsx';
import { useSession } from '../../shared/session.ts';
import styles from './sharing-notes.module.css';
import { sharingNotes as notes, relatedStrings } from './sharing-strings.ts';

function NoteGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  );
}

/** What to know before sharing: who is synchronized, when it shows, and where one tenant is configured by itself. */
export function SharingNotes() {
  const { entraAdminCenterUrl } = useSession();
  return (
    <Section title={notes.title}>
      <div className={styles.groups}>
        <NoteGroup title={notes.who}>
          <li>{notes.groups}</li>
          <li>{notes.members}</li>
          <li>
            {notes.recommend} <ExternalLink href={entraAdminCenterUrl}>{notes.openEntra}</ExternalLink>
          </li>
        </NoteGroup>
        <NoteGroup title={notes.where}>
          <li>{notes.allTenants}</li>
          <li>
            {notes.oneTenant} <Link to="/multitenant-collaboration">{notes.oneTenantChoose}</Link>.{' '}
            {notes.oneTenantEntra}{' '}
            <ExternalLink href={microsoftPages.configureCrossTenantSynchronization}>{notes.oneTenantLink}</ExternalLink>
          </li>
          <li>
            {notes.bothWays}{' '}
            <ExternalLink href={microsoftPages.crossTenantSynchronization}>{notes.whatIsIt}</ExternalLink>
          </li>
        </NoteGroup>
        <NoteGroup title={notes.when}>
          <li>{notes.hours}</li>
          <li>{notes.entra}</li>
          <li>
            {notes.trouble} <Link to="/provisioning-logs">{notes.logs}</Link>
          </li>
        </NoteGroup>
      </div>
    </Section>
  );
}

const topics = [
  { href: microsoftPages.troubleshooting, label: relatedStrings.troubleshooting },
  { href: microsoftPages.knownIssues, label: relatedStrings.knownIssues },
  { href: microsoftPages.planOrganization, label: relatedStrings.plan },
  { href: microsoftPages.setUpOrganization, label: relatedStrings.setUp },
  { href: microsoftPages.joinOrLeave, label: relatedStrings.joinOrLeave },
  { href: microsoftPages.scopingFilters, label: relatedStrings.scopingFilters },
];

/** Microsoft's pages on the subject, and where to say what should be better. */
export function RelatedTopics() {
  return (
    <>
      <Section title={relatedStrings.title}>
        <ul className={styles.topics}>
          {topics.map(({ href, label }) => (
            <li key={href}>
              <ExternalLink href={href}>{label}</ExternalLink>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={relatedStrings.feedbackTitle}>
        <ExternalLink href={microsoftPages.feedback}>{relatedStrings.feedback}</ExternalLink>
      </Section>
    </>
  );
}
