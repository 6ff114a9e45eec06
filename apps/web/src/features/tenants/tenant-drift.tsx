import { CheckmarkCircle24Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DriftItem, TenantDrift as Drift } from '@tenantry/contract';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { useDraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ExternalLink } from '../../shared/external-link.tsx';
import { MessageBar } from '../../shared/message-bar.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { Ago } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { SkeletonRows } from '../../shared/skeleton.tsx';
import { AcceptDriftDialog } from './accept-drift-dialog.tsx';
import { DriftColumns, Differences, differs } from './drift-columns.tsx';
import { driftStrings as strings } from './drift-strings.ts';
import styles from './tenant-drift.module.css';

function Repair({ drift, tenantId }: { readonly drift: Drift; readonly tenantId: string }) {
  const draft = useDraftPlan();
  const mayShare = maySharePeople(useSession());
  const open = drift.items.filter(differs);
  const byPlan = open.some(({ repair }) => repair === 'plan');
  return (
    <>
      {byPlan && mayShare && (
        <div className={styles.actions}>
          <Button
            look="primary"
            busy={draft.isPending}
            onClick={() => {
              draft.mutate({ flow: 'repair-drift', tenantIds: [tenantId] });
            }}
          >
            {strings.repair}
          </Button>
          <span className={styles.quiet}>{strings.repairText}</span>
        </div>
      )}
      {draft.error && <DraftProblem error={draft.error} />}
      {open.some(({ repair }) => repair === 'entra') && (
        <p className={styles.note}>
          {strings.inEntra}{' '}
          {drift.entraUrl !== undefined && <ExternalLink href={drift.entraUrl}>{strings.openEntra}</ExternalLink>}
        </p>
      )}
    </>
  );
}

/** What the columns come to; what is unknown is never called fine. */
function Summary({ items }: { readonly items: readonly DriftItem[] }) {
  const open = items.filter(differs).length;
  const unknown = items.filter(({ state }) => state === 'unknown').length;
  if (open > 0) return <MessageBar tone="warning">{strings.drifted(open)}</MessageBar>;
  if (unknown > 0) return <MessageBar tone="info">{strings.unknown(unknown)}</MessageBar>;
  const accepted = items.some(({ state }) => state === 'accepted');
  return <MessageBar tone="success">{accepted ? strings.accepted : strings.same}</MessageBar>;
}

function Content({ drift, tenantId }: { readonly drift: Drift; readonly tenantId: string }) {
  const [accepting, setAccepting] = useState<DriftItem | undefined>();
  const mayShare = maySharePeople(useSession());
  return (
    <Section
      title={strings.title}
      aside={
        drift.appliedAt !== undefined && (
          <span className={styles.quiet}>
            {strings.appliedAt} <Ago at={drift.appliedAt} />{' '}
            {drift.runId !== undefined && (
              <Link to="/runs/$runId" params={{ runId: drift.runId }}>
                {strings.openRun}
              </Link>
            )}
          </span>
        )
      }
    >
      <p className={styles.note}>{strings.lead}</p>
      {drift.stale && <MessageBar tone="warning">{strings.stale}</MessageBar>}
      {!drift.stale && <Summary items={drift.items} />}
      <Repair drift={drift} tenantId={tenantId} />
      <DriftColumns drift={drift} {...(mayShare ? { onAccept: setAccepting } : {})} />
      {drift.items.map((item) => (
        <Differences key={item.aspect} item={item} />
      ))}
      {accepting && (
        <AcceptDriftDialog
          tenantId={tenantId}
          item={accepting}
          onClose={() => {
            setAccepting(undefined);
          }}
        />
      )}
    </Section>
  );
}

/** The tab of drift: every aspect in three columns, what can be put right and how, and what was accepted. */
export function TenantDrift({ tenantId }: { readonly tenantId: string }) {
  const { data, error, refetch } = useQuery(portalQuery('drift.read', { params: { tenantId } }));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows what={strings.loading} rows={7} />;
  if (data.items.length === 0)
    return (
      <EmptyState icon={<CheckmarkCircle24Regular />} title={strings.none}>
        {strings.noneText}
      </EmptyState>
    );
  return <Content drift={data} tenantId={tenantId} />;
}
