import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import styles from './tab-list.module.css';

/** A tab that is an address. */
export interface Tab extends Pick<LinkProps, 'to' | 'params' | 'search'> {
  readonly label: string;
  readonly current: boolean;
}

/** Tabs that are links: Back, reload and a pasted address show the same one. */
export function TabList({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul>
        {tabs.map(({ label: text, current, ...target }) => (
          <li key={text}>
            <Link
              {...target}
              activeOptions={{ exact: true, includeSearch: true }}
              activeProps={{}}
              aria-current={current ? 'page' : undefined}
              className={styles.tab}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
