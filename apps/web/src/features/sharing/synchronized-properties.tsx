import { ExternalLink } from '../../shared/external-link.tsx';
import { microsoftPages } from '../../shared/microsoft-pages.ts';
import { Section } from '../../shared/section.tsx';
import styles from './sharing-notes.module.css';
import { propertyStrings as strings } from './sharing-strings.ts';

const properties = [
  'accountEnabled',
  'alternativeSecurityIds',
  'city',
  'country',
  'department',
  'displayName',
  'employeeId',
  'givenName',
  'IsSoftDeleted',
  'jobTitle',
  'mailNickname',
  'manager',
  'physicalDeliveryOfficeName',
  'postalCode',
  'preferredLanguage',
  'showInAddressList',
  'state',
  'streetAddress',
  'surname',
  'telephoneNumber',
  'userPrincipalName',
];

/**
 * The properties of a user that a new configuration synchronizes.
 * @see https://learn.microsoft.com/microsoft-365/enterprise/sync-users-multi-tenant-orgs
 */
export function SynchronizedProperties() {
  return (
    <Section title={strings.title}>
      <p className={styles.lead}>
        {strings.lead}{' '}
        <ExternalLink href={microsoftPages.configureCrossTenantSynchronization}>{strings.change}</ExternalLink>
      </p>
      <ul className={styles.properties}>
        {properties.map((property) => (
          <li key={property}>{property}</li>
        ))}
        <li>UserType ({strings.type})</li>
      </ul>
    </Section>
  );
}
