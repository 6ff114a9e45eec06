import { Link } from '@tanstack/react-router';
import type { Session } from '@tenantry/contract';
import { HeaderSearch } from './header-search.tsx';
import styles from './header.module.css';
import { PersonaMenu } from './persona-menu.tsx';

/** The bar at the top of every page. */
export function Header({ session }: { readonly session: Session }) {
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.product} activeProps={{}}>
        Tenantry
      </Link>
      <HeaderSearch session={session} />
      <PersonaMenu session={session} />
    </header>
  );
}
