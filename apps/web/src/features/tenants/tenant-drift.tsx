import { CheckmarkCircle24Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DriftItem, DriftValue, TenantDrift as Drift } from '@tenantry/contract';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { DataTable } from '../../shared/data-table.tsx';
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
import { StatusText } from '../../shared/status-text.tsx';
import { AcceptDriftDialog } from './accept-drift-dialog.tsx';
import { aspectWords, differenceWords, driftStateWords, driftStrings as strings, valueWords } from './drift-strings.ts';
import styles from './tenant-drift.module.css';

function differs({ state }: DriftItem): boolean {
  return state === 'drifted' || state === 'not-applied';
}

function Value({ value, absent }: { readonly value: DriftValue | undefined; readonly absent: string }) {
  return <span className={styles.value}>{value ? valueWords(value) : absent}</span>;
}

function State({ item, onAccept }: { readonly item: DriftItem; readonly onAccept: (() => void) | undefined }) {
  const { acceptance, aspect, state } = item;
  const { tone, label } = driftStateWords[state];
  return (
    <span className={styles.state}>
      <StatusText tone={tone}>{label}</StatusText>
      {acceptance && (
        <span className={styles.quiet}>
          {state === 'accepted'
            ? strings.acceptedBy(acceptance.by.displayName, acceptance.reason)
            : strings.changedSince(acceptance.by.displayName)}
        </span>
      )}
      {onAccept && differs(item) && (
        <Button aria-label={strings.acceptLabel(aspectWords[aspect])} aria-haspopup="dialog" onClick={onAccept}>
          {strings.accept}
        </Button>
      )}
    </span>
  );
}

function Columns({ drift, onAccept }: { readonly drift: Drift; readonly onAccept?: (item: DriftItem) => void }) {
  return (
    <DataTable
      label={strings.table}
      rows={drift.items}
      rowKey={(item) => item.aspect}
      columns={[
        { key: 'aspect', header: strings.aspect, cell: ({ aspect }) => aspectWords[aspect] },
        {
          key: 'state',
          header: strings.state,
          cell: (item) => (
            <State
              item={item}
              onAccept={
                onAccept &&
                (() => {
                  onAccept(item);
                })
              }
            />
          ),
        },
        {
          key: 'intended',
          header: strings.intended,
          cell: ({ intended }) => <Value value={intended} absent={strings.nothing} />,
        },
        {
          key: 'applied',
          header: strings.applied,
          cell: ({ applied }) => <Value value={applied} absent={strings.nothing} />,
        },
        { key: 'live', header: strings.live, cell: ({ live }) => <Value value={live} absent={strings.unread} /> },
      ]}
    />
  );
}

function Differences({ item: { aspect, differences } }: { readonly item: DriftItem }) {
  if (differences.length === 0) return undefined;
  const title = strings.differences(aspectWords[aspect]);
  return (
    <Section title={title}>
      <DataTable
        label={strings.entries(aspectWords[aspect])}
        rows={differences}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: strings.name, cell: ({ name }) => <span className={styles.value}>{name}</span> },
          { key: 'change', header: strings.state, cell: ({ change }) => differenceWords[change] },
          {
            key: 'before',
            header: strings.before,
            cell: ({ before }) => <span className={styles.value}>{before ?? strings.nothing}</span>,
          },
          {
            key: 'after',
            header: strings.after,
            cell: ({ after }) => <span className={styles.value}>{after ?? strings.nothing}</span>,
          },
        ]}
      />
    </Section>
  );
}

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
      <Columns drift={drift} {...(mayShare ? { onAccept: setAccepting } : {})} />
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
