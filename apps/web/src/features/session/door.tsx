import type { ReactNode } from 'react';
import { PageHead } from '../../shared/page-head.tsx';
import styles from './door.module.css';

/** A page outside the portal's frame: one card in the middle. */
export function Door({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.door}>
      <header className={styles.bar}>Tenantry</header>
      <main className={styles.card}>
        <PageHead title={title} lead={lead} />
        {children}
      </main>
    </div>
  );
}
