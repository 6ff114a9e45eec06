import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SharingState } from '@tenantry/contract';
import { Suspense, lazy } from 'react';
import { PageHead } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { ExistingConfigurations } from './existing-configurations.tsx';
import { SharedNow, StopSharing } from './shared-now.tsx';
import { SharingNotices } from './sharing-notices.tsx';
import { RelatedTopics, SharingNotes } from './sharing-notes.tsx';
import { sharingQuery } from './sharing-query.ts';
import { sharingStrings as strings } from './sharing-strings.ts';
import { StoppedTenants } from './stopped-tenants.tsx';
import { SynchronizedProperties } from './synchronized-properties.tsx';
import { OwnScopes } from './tenant-scopes.tsx';

const route = getRouteApi('/portal/multitenant-collaboration/share-users');
const EditPanel = lazy(async () => ({ default: (await import('./edit-panel.tsx')).EditPanel }));
const StopSharingPanel = lazy(async () => ({
  default: (await import('../../shared/stop-sharing/stop-sharing-panel.tsx')).StopSharingPanel,
}));

/** The panel that the address names. */
function Panel({ sharing }: { readonly sharing: SharingState }) {
  const { panel, start } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () => void navigate({ search: {}, replace: true });
  if (panel === 'stop-sharing') return <StopSharingPanel tenants={sharing.sharedWith} onClose={close} />;
  if (panel === undefined) return undefined;
  return (
    <EditPanel
      sharing={sharing}
      start={start}
      onStart={(chosen) => void navigate({ search: { panel, start: chosen } })}
      onClose={close}
    />
  );
}

/** Share users: what is shared now, the flows that make sense, and what to know before. */
export function ShareUsersPage() {
  const session = useSession();
  const { panel } = route.useSearch();
  const { data: sharing, error, refetch } = useQuery(sharingQuery);
  return (
    <>
      <PageHead
        title={strings.title}
        crumbs={[
          { label: strings.home, to: '/' },
          { label: strings.orgSettings, to: '/settings/org-settings/organization-profile' },
          { label: strings.organization, to: '/multitenant-collaboration' },
        ]}
        lead={`${strings.lead(session.homeTenant.displayName)} ${strings.leadResult}`}
        aside={sharing && <AsOf at={sharing.asOf} />}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      <SharingNotices sharing={sharing} />
      {sharing && <SharedNow sharing={sharing} />}
      {!sharing && !error && (
        <Section title={strings.sharedNow}>
          <SkeletonRows what={strings.loading} rows={3} tile />
        </Section>
      )}
      {sharing && <OwnScopes sharing={sharing} />}
      {sharing && <StoppedTenants sharing={sharing} />}
      {sharing && <ExistingConfigurations sharing={sharing} />}
      {sharing && <StopSharing sharing={sharing} />}
      <SharingNotes />
      <SynchronizedProperties />
      <RelatedTopics />
      {panel !== undefined && sharing && maySharePeople(session) && (
        <Suspense>
          <Panel sharing={sharing} />
        </Suspense>
      )}
    </>
  );
}
