import type { OrganizationOverview } from '@tenantry/contract';
import { Ago } from '../../shared/relative-time.tsx';
import { Bone } from '../../shared/skeleton.tsx';
import { SummaryStrip } from '../../shared/summary-strip.tsx';
import { count } from '../../shared/time.ts';
import { organizationStrings as strings } from './organization-strings.ts';

/** The four numbers of the organization; bones while it is being read. */
export function OrganizationSummary({ overview }: { readonly overview: OrganizationOverview | undefined }) {
  const bone = <Bone width={72} height={24} />;
  const partners = overview?.tenants.filter((tenant) => !tenant.isHomeTenant).length ?? 0;
  return (
    <SummaryStrip
      label={strings.summary}
      items={[
        {
          label: strings.tenants,
          value: overview ? strings.tenantsOf(count(overview.counts.active), count(partners)) : bone,
          note: overview ? strings.tenantsNote(overview.counts.pending) : <Bone />,
        },
        { label: strings.shared, value: overview ? count(overview.counts.shared) : bone, note: strings.sharedNote },
        {
          label: strings.people,
          value: overview ? (overview.peopleShared === undefined ? '–' : count(overview.peopleShared)) : bone,
          note: strings.peopleNote,
        },
        {
          label: strings.lastSync,
          value: overview ? (
            overview.lastSynchronizedAt === undefined ? (
              strings.notYet
            ) : (
              <Ago at={overview.lastSynchronizedAt} />
            )
          ) : (
            bone
          ),
          note: strings.lastSyncNote,
        },
      ]}
    />
  );
}
