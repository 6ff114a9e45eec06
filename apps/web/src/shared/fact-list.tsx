import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

/** One fact with its name. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts about one thing, name beside value; under each other where there is no room. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
