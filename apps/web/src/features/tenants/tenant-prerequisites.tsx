import { useQuery } from '@tanstack/react-query';
import type { Prerequisite, TenantPreflight } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { prerequisiteNames, prerequisiteStatus, verdictWords } from '../../shared/prerequisite-words.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { SkeletonText } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import styles from './tenant-prerequisites.module.css';
import { RequestToTarget } from './request-to-target.tsx';
import { prerequisitesStrings as strings } from './tenants-strings.ts';

function Side({ title, prerequisites }: { readonly title: string; readonly prerequisites: readonly Prerequisite[] }) {
  return (
    <Section title={title}>
      <dl className={styles.list}>
        {prerequisites.map((one) => {
          const { tone, text } = prerequisiteStatus(one);
          return (
            <div key={one.code} className={styles.item}>
              <dt>{prerequisiteNames[one.code]}</dt>
              <dd>
                <StatusText tone={tone}>{text}</StatusText>
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}

function Answer({ preflight, tenant }: { readonly preflight: TenantPreflight; readonly tenant: string }) {
  const { verdict, prerequisites, connectionTested, requestToTarget } = preflight;
  const on = (side: Prerequisite['side']) => prerequisites.filter((one) => one.side === side);
  return (
    <>
      <p className={styles.verdict}>
        <StatusText tone={verdictWords[verdict].tone}>{verdictWords[verdict].label}</StatusText>
        <span className={styles.note}>{connectionTested ? strings.tested : strings.notTested}</span>
      </p>
      <div className={styles.sides}>
        <Side title={strings.ourSide} prerequisites={on('home')} />
        <Side title={strings.otherSide(tenant)} prerequisites={on('target')} />
      </div>
      {requestToTarget && <RequestToTarget request={requestToTarget} tenant={tenant} />}
    </>
  );
}

/** Both sides of one tenant: what is in place, what is missing on whose side, and the request to its administrator. */
export function TenantPrerequisites({ tenantId, name }: { readonly tenantId: string; readonly name: string }) {
  const { data, error, isFetching, refetch } = useQuery({
    ...portalQuery('preflight.read', { params: { tenantId } }),
    staleTime: 60_000,
  });
  return (
    <>
      <div className={styles.head}>
        <p className={styles.note}>{strings.lead}</p>
        <Button busy={isFetching} onClick={() => void refetch()}>
          {strings.checkAgain}
        </Button>
        {data && (
          <span className={styles.note} role="status">
            <AsOf at={data.checkedAt} />
          </span>
        )}
      </div>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText what={strings.loading} lines={8} />}
      {data && <Answer preflight={data} tenant={name} />}
    </>
  );
}
