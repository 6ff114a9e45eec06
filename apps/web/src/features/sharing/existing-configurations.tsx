import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SharingState } from '@tenantry/contract';
import { DataTable } from '../../shared/data-table.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import { NameCell } from '../../shared/name-cell.tsx';
import { organizationQuery } from '../../shared/organization.ts';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { configurationRows } from './configuration-rows.ts';
import type { ConfigurationRow } from './configuration-rows.ts';
import { configurationStrings as strings } from './sharing-strings.ts';
import styles from './tenant-scopes.module.css';

function ConfigurationName({ row: { displayName, tenant } }: { readonly row: ConfigurationRow }) {
  if (tenant === undefined) {
    return (
      <NameCell name={displayName} detail={displayName}>
        {strings.noTenant}
      </NameCell>
    );
  }
  return (
    <NameCell name={tenant.displayName} detail={displayName}>
      <Link to="/tenants/$tenantId" params={{ tenantId: tenant.tenantId }}>
        {tenant.displayName}
      </Link>
    </NameCell>
  );
}

function NextStep({ row }: { readonly row: ConfigurationRow }) {
  const session = useSession();
  if (row.tenant === undefined)
    return <ExternalLink href={session.entraAdminCenterUrl}>{strings.openEntra}</ExternalLink>;
  const params = { tenantId: row.tenant.tenantId };
  const mayShare = maySharePeople(session);
  if (row.next === 'choose') {
    return (
      <Link to="/tenants/$tenantId" params={params} search={{ tab: 'configurations' }}>
        {mayShare ? strings.choose : strings.compare}
      </Link>
    );
  }
  if (!mayShare) return '–';
  return (
    <Link to="/tenants/$tenantId" params={params} search={{ tab: 'users-and-groups', panel: 'stop-sharing' }}>
      {strings.remove}
    </Link>
  );
}

/** Every synchronization configuration there is, with the way to remove it. */
export function ExistingConfigurations({ sharing }: { readonly sharing: SharingState }) {
  const { data: overview } = useQuery(organizationQuery);
  const rows = configurationRows(overview?.tenants ?? [], sharing);
  if (rows.length === 0) return undefined;
  return (
    <Section title={strings.title}>
      <p className={styles.lead}>{strings.lead}</p>
      <DataTable
        label={strings.table}
        rows={rows}
        rowKey={(row) => row.servicePrincipalId}
        columns={[
          { key: 'name', header: strings.name, cell: (row) => <ConfigurationName row={row} /> },
          { key: 'origin', header: strings.origin, hideOn: 'phone', cell: (row) => strings.origins[row.origin] },
          { key: 'next', header: strings.next, cell: (row) => <NextStep row={row} /> },
        ]}
      />
    </Section>
  );
}
