import { useVirtualizer } from '@tanstack/react-virtual';
import type { ProvisioningLogRow } from '@tenantry/contract';
import { useRef } from 'react';
import type { CSSProperties } from 'react';
import { Bone } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { exactDateTime } from '../../shared/time.ts';
import { pagesOf, useLogRows } from './log-pages.ts';
import styles from './log-table.module.css';
import type { ProvisioningLogsSearch } from './provisioning-logs-search.ts';
import { actionWords, provisioningLogsStrings as strings, statusWords } from './provisioning-logs-strings.ts';

const rowHeight = 36;
/** The room that a scroll bar and the frame may take. */
const scrollBar = 20;
const headers = [strings.date, strings.person, strings.status, strings.action, strings.target, strings.reason];

function Cells({
  row,
  onOpen,
}: {
  readonly row: ProvisioningLogRow;
  readonly onOpen: (row: ProvisioningLogRow) => void;
}) {
  const { tone, label } = statusWords[row.status];
  return (
    <>
      <span role="cell">{exactDateTime(row.at)}</span>
      <span role="cell">
        <button
          type="button"
          className={styles.open}
          aria-label={strings.open(row.person.displayName)}
          onClick={() => {
            onOpen(row);
          }}
        >
          {row.person.displayName}
        </button>
      </span>
      <span role="cell">
        <StatusText tone={tone}>{label}</StatusText>
      </span>
      <span role="cell">{actionWords[row.action]}</span>
      <span role="cell">{row.tenantName}</span>
      <span role="cell" title={row.reason}>
        {row.reason ?? '–'}
      </span>
    </>
  );
}

/** The log as a table of any length in its own scroll box; only the rows in view exist. */
export function LogTable({
  search,
  total,
  onOpen,
}: {
  readonly search: ProvisioningLogsSearch;
  readonly total: number;
  readonly onOpen: (row: ProvisioningLogRow) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler that it does not suit is not in use.
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const pages = pagesOf(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  const rowAt = useLogRows(search, pages, !virtualizer.isScrolling);
  return (
    <div
      ref={box}
      className={styles.box}
      style={{ '--length': `${String((total + 1) * rowHeight + scrollBar)}px` } as CSSProperties}
      role="region"
      aria-label={strings.tableLabel}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard.
      tabIndex={0}
    >
      <div role="table" aria-label={strings.tableLabel} aria-rowcount={total + 1} className={styles.table}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            {headers.map((header) => (
              <span key={header} role="columnheader">
                {header}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={styles.row}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                {row ? (
                  <Cells row={row} onOpen={onOpen} />
                ) : (
                  <span role="cell">
                    <Bone width={140} />
                  </span>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
