import { Link } from '@tanstack/react-router';
import type { SharingState } from '@tenantry/contract';
import { OverrideBadge } from '../../shared/badge.tsx';
import { Section } from '../../shared/section.tsx';
import { nameList } from '../../shared/time.ts';
import { commonScopes, ownScopes } from './sharing-scopes.ts';
import type { Scope } from './sharing-scopes.ts';
import { scopeStrings as strings } from './sharing-strings.ts';
import styles from './tenant-scopes.module.css';

const principalsNamed = 12;

function TenantNames({ scope }: { readonly scope: Scope }) {
  return (
    <ul className={styles.tenants}>
      {scope.tenants.map((tenant) => (
        <li key={tenant.tenantId}>
          <Link
            to="/tenants/$tenantId"
            params={{ tenantId: tenant.tenantId }}
            search={{ tab: 'users-and-groups' }}
            className={styles.tenant}
          >
            {tenant.displayName}
          </Link>
        </li>
      ))}
      {scope.overridden && (
        <li>
          <OverrideBadge />
        </li>
      )}
    </ul>
  );
}

function Scopes({ label, scopes }: { readonly label: string; readonly scopes: readonly Scope[] }) {
  return (
    <ul aria-label={label} className={styles.scopes}>
      {scopes.map((scope) => (
        <li key={scope.tenants.map((tenant) => tenant.tenantId).join()} className={styles.scope}>
          <TenantNames scope={scope} />
          <span className={styles.principals}>
            {nameList(
              scope.principals.map((principal) => principal.displayName),
              principalsNamed,
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Which tenants have which users and groups, while they do not all have the same. */
export function DifferingScopes({ sharing }: { readonly sharing: SharingState }) {
  return <Scopes label={strings.differing} scopes={commonScopes(sharing)} />;
}

/** The tenants that get other users and groups than the rest, on purpose. */
export function OwnScopes({ sharing }: { readonly sharing: SharingState }) {
  const scopes = ownScopes(sharing);
  if (scopes.length === 0) return undefined;
  return (
    <Section title={strings.own}>
      <p className={styles.lead}>
        {strings.ownLead(scopes.flatMap((scope) => scope.tenants.map((tenant) => tenant.displayName)))}
      </p>
      <Scopes label={strings.own} scopes={scopes} />
    </Section>
  );
}
