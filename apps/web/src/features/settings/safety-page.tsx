import { useQuery } from '@tanstack/react-query';
import type { SafetySettingsState } from '@tenantry/contract';
import { FactList } from '../../shared/fact-list.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Ago } from '../../shared/relative-time.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { TabList } from '../../shared/tab-list.tsx';
import { SafetyForm } from './safety-form.tsx';
import styles from './safety-page.module.css';
import { numberSettings, settingsStrings as strings } from './settings-strings.ts';

function SafetyFacts({ state: { settings } }: { readonly state: SafetySettingsState }) {
  const { role } = useSession();
  const numbers = (Object.keys(numberSettings) as (keyof typeof numberSettings)[]).map((name) => ({
    label: numberSettings[name].label,
    value: String(settings[name]),
  }));
  return (
    <>
      <MessageBar tone="info">{strings.readOnly(role)}</MessageBar>
      <FactList
        facts={[...numbers, { label: strings.secondApproverLabel, value: settings.secondApprover ? 'Yes' : 'No' }]}
      />
    </>
  );
}

/** Org settings at the tab Safety: the deletion firewall, the second administrator, and how long logs are kept. */
export function SafetyPage() {
  const { data, error, refetch } = useQuery(portalQuery('settings.readSafety', {}));
  const mayChange = maySharePeople(useSession());
  return (
    <>
      <PageHead title={strings.orgSettings} crumbs={[{ label: strings.home, to: '/' }]} lead={strings.lead} />
      <TabList
        label={strings.tabs}
        tabs={[
          {
            label: strings.organizationProfile,
            to: '/settings/org-settings/organization-profile',
            current: false,
          },
          { label: strings.title, to: '/settings/org-settings/safety', current: true },
        ]}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText what={strings.loading} lines={8} />}
      {data && (mayChange ? <SafetyForm state={data} /> : <SafetyFacts state={data} />)}
      {data && (
        <p className={styles.hint}>
          {data.changedBy && data.changedAt !== undefined ? (
            <>
              {strings.changedBy(data.changedBy.displayName)}, <Ago at={data.changedAt} />.
            </>
          ) : (
            strings.never
          )}
        </p>
      )}
    </>
  );
}
