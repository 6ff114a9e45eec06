import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** A short word beside a name that sets it apart from the others of its list. */
export function Badge({ children }: { readonly children: ReactNode }) {
  return <span className={styles.badge}>{children}</span>;
}

/** Marks a tenant that gets other users and groups than the rest. */
export function OverrideBadge() {
  return <Badge>Own users and groups</Badge>;
}
