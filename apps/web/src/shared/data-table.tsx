import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import type { ReactNode } from 'react';
import styles from './data-table.module.css';

/** The order of a table: by which column, and which way. */
export interface Sort<Key extends string> {
  readonly by: Key;
  readonly descending: boolean;
}

/** A column; the first one names the row. */
export interface Column<Row, Key extends string = string> {
  readonly key: Key;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  /** Left out where the table is narrower: `phone` below 560 px, `tablet` below 840 px. Never the only place of a fact. */
  readonly hideOn?: 'phone' | 'tablet';
}

function SortHeader<Key extends string>({
  column,
  sort,
  onSort,
}: {
  readonly column: { readonly key: Key; readonly header: string };
  readonly sort: Sort<Key> | undefined;
  readonly onSort: (sort: Sort<Key>) => void;
}) {
  const current = sort?.by === column.key;
  const Arrow = sort?.descending === true ? ArrowDown16Regular : ArrowUp16Regular;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => {
        onSort({ by: column.key, descending: current && !sort.descending });
      }}
    >
      {column.header}
      {current && <Arrow aria-hidden="true" />}
    </button>
  );
}

function ariaSort<Key extends string>(column: Column<never, Key>, sort: Sort<Key> | undefined) {
  if (column.sortable !== true) return undefined;
  if (sort?.by !== column.key) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** A plain table in the portal's look. Where the page is too narrow it scrolls sideways in its own box, by keyboard too. */
export function DataTable<Row, Key extends string = string>({
  label,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row, Key>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort<Key>;
  readonly onSort?: (sort: Sort<Key>) => void;
}) {
  const cellClass = (column: Column<Row, Key>) =>
    [column.numeric && styles.numeric, column.hideOn && styles[column.hideOn]].filter(Boolean).join(' ') || undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard.
    <div className={styles.box} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" aria-sort={ariaSort(column, sort)} className={cellClass(column)}>
                {column.sortable === true && onSort ? (
                  <SortHeader column={column} sort={sort} onSort={onSort} />
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={cellClass(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
