import type { ReactNode } from 'react';
import styles from './summary-strip.module.css';

/** One number that matters, with its name and one note. */
export interface SummaryItem {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** The numbers of a page in one bordered strip. */
export function SummaryStrip({ label, items }: { readonly label: string; readonly items: readonly SummaryItem[] }) {
  return (
    <section aria-label={label}>
      <dl className={styles.strip}>
        {items.map((item) => (
          <div key={item.label} className={styles.item}>
            <dt>{item.label}</dt>
            <dd className={styles.value}>{item.value}</dd>
            {item.note !== undefined && <dd className={styles.note}>{item.note}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
