import type { ReactNode } from 'react';
import styles from './toolbar.module.css';

/** The line over a table: commands at the start, count, filters and search at the end. */
export function Toolbar({ commands, children }: { readonly commands?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className={styles.toolbar}>
      <div className={styles.group}>{commands}</div>
      <div className={styles.group}>{children}</div>
    </div>
  );
}

/** How many rows there are, told politely when it changes. */
export function ItemCount({ children }: { readonly children: ReactNode }) {
  return (
    <span role="status" className={styles.count}>
      {children}
    </span>
  );
}
