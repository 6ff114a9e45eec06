import { Open16Regular } from '@fluentui/react-icons/svg/open';
import type { ReactNode } from 'react';
import styles from './external-link.module.css';

/** A link to a page outside the portal; it opens in a new tab and says so. */
export function ExternalLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={styles.link}>
      {children}
      <Open16Regular aria-hidden="true" className={styles.icon} />
      <span className="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
