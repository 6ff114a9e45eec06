import { Link } from '@tanstack/react-router';
import type { OrganizationOverview } from '@tenantry/contract';
import { NameCell } from '../../shared/name-cell.tsx';
import { useNow } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { attentionReason } from '../../shared/tenant-words.ts';
import styles from './home-page.module.css';
import { homeStrings as strings } from './home-strings.ts';

const most = 5;

/** The tenants that somebody has to look at, each with the reason. */
export function AttentionList({ overview }: { readonly overview: OrganizationOverview | undefined }) {
  const now = useNow();
  if (!overview) {
    return (
      <Section title={strings.attention}>
        <SkeletonRows what={strings.loading} rows={3} tile />
      </Section>
    );
  }
  const tenants = overview.tenants.flatMap((tenant) => {
    const reason = attentionReason(tenant, now);
    return reason === undefined ? [] : [{ tenant, reason }];
  });
  const all = tenants.length > most && (
    <Link to="/multitenant-collaboration" search={{ show: 'attention' }}>
      {strings.attentionMore(tenants.length)}
    </Link>
  );
  return (
    <Section title={strings.attention} aside={all}>
      {tenants.length === 0 && (
        <StatusText tone={overview.rollUp === 'unknown' ? 'unknown' : 'success'}>{strings.attentionNone}</StatusText>
      )}
      {tenants.length > 0 && (
        <ul className={styles.list}>
          {tenants.slice(0, most).map(({ tenant, reason }) => (
            <li key={tenant.tenantId} className={styles.item}>
              <NameCell name={tenant.displayName} detail={reason}>
                <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }}>
                  {tenant.displayName}
                </Link>
              </NameCell>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
