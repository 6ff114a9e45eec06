import { People24Regular } from '@fluentui/react-icons/svg/people';
import type { TenantDetail } from '@tenantry/contract';
import { LinkButton } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { PrincipalsTable } from '../../shared/principals-table.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import styles from './tenant-page.module.css';
import { tenantsStrings as strings } from './tenants-strings.ts';

function ShareLink({ label }: { readonly label: string }) {
  const session = useSession();
  if (!maySharePeople(session)) return undefined;
  return <LinkButton to="/multitenant-collaboration/share-users">{label}</LinkButton>;
}

/** The users and groups whose people are synchronized to this tenant. */
export function TenantPrincipals({ detail: { principals } }: { readonly detail: TenantDetail }) {
  if (principals.length === 0) {
    return (
      <EmptyState icon={<People24Regular />} title={strings.nobody} action={<ShareLink label={strings.shareUsers} />}>
        {strings.nobodyText}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.note}>{strings.principalsNote}</p>
      <ShareLink label={strings.editShared} />
      <PrincipalsTable label={strings.principalsTable} words={strings} principals={principals} />
    </>
  );
}
