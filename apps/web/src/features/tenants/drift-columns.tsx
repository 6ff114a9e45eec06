import type { DriftItem, DriftValue, TenantDrift as Drift } from '@tenantry/contract';
import { Button } from '../../shared/button.tsx';
import { DataTable } from '../../shared/data-table.tsx';
import { Section } from '../../shared/section.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { aspectWords, differenceWords, driftStateWords, driftStrings as strings, valueWords } from './drift-strings.ts';
import styles from './tenant-drift.module.css';

/** Whether something can be done about an aspect: it is not as intended, and nobody has accepted that. */
export function differs({ state }: DriftItem): boolean {
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

/** Every aspect of a tenant in three columns; `onAccept` is there for those who may accept a difference. */
export function DriftColumns({
  drift,
  onAccept,
}: {
  readonly drift: Drift;
  readonly onAccept?: (item: DriftItem) => void;
}) {
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

/** What has become of mappings and filters, entry by entry. */
export function Differences({ item: { aspect, differences } }: { readonly item: DriftItem }) {
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
