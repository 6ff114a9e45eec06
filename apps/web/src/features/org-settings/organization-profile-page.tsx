import { PeopleSwap20Regular } from '@fluentui/react-icons/svg/people-swap';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../shared/data-table.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { TabList } from '../../shared/tab-list.tsx';
import { orgSettingsStrings as strings } from './org-settings-strings.ts';
import styles from './organization-profile-page.module.css';

const address = '/settings/org-settings/organization-profile';
const rows = [{ name: strings.multitenantCollaboration, description: strings.multitenantDescription }];

/** Org settings at the tab Organization profile: the way to multitenant collaboration. */
export function OrganizationProfilePage() {
  return (
    <>
      <PageHead title={strings.title} crumbs={[{ label: strings.home, to: '/' }]} />
      <TabList
        label={strings.tabs}
        tabs={[
          { label: strings.organizationProfile, to: address, current: true },
          { label: strings.safety, to: '/settings/org-settings/safety', current: false },
        ]}
      />
      <DataTable
        label={strings.tableLabel}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          {
            key: 'name',
            header: strings.name,
            cell: (row) => (
              <Link to="/multitenant-collaboration" className={styles.link}>
                <PeopleSwap20Regular aria-hidden="true" />
                {row.name}
              </Link>
            ),
          },
          { key: 'description', header: strings.description, cell: (row) => row.description },
        ]}
      />
    </>
  );
}
