import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './page-head.module.css';

/** One step of the way to a page. */
export interface Crumb extends Pick<LinkProps, 'to' | 'params' | 'search'> {
  readonly label: string;
}

let focusedPath: string | undefined;

/** After a move to another page the focus goes to its heading, so that a screen reader starts there. */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = window.location.pathname;
  useEffect(() => {
    const moved = focusedPath !== undefined && focusedPath !== path;
    focusedPath = path;
    if (moved) heading.current?.focus();
  }, [path]);
  return heading;
}

/** The top of every page: the way here, the heading, the document's title, one sentence, and what to know at once. */
export function PageHead({
  title,
  crumbs = [],
  lead,
  aside,
}: {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  readonly lead?: ReactNode;
  /** On the line of the crumbs, at the end: mostly an `AsOf`; '' keeps its place free. */
  readonly aside?: ReactNode;
}) {
  const heading = useHeadingFocus();
  return (
    <header className={styles.head}>
      <title>{`${title} - Tenantry`}</title>
      {(crumbs.length > 0 || aside !== undefined) && (
        <div className={styles.line}>
          {crumbs.length > 0 && (
            <nav aria-label="Breadcrumb">
              <ol className={styles.crumbs}>
                {crumbs.map(({ label, ...target }) => (
                  <li key={label}>
                    <Link {...target}>{label}</Link>
                  </li>
                ))}
                <li aria-current="page">{title}</li>
              </ol>
            </nav>
          )}
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}
