import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSession } from '../shared/session.ts';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { SandboxBanner } from './sandbox-banner.tsx';
import styles from './shell.module.css';

const storageKey = 'tenantry.navigation';
const narrow = '(width < 900px)';

function openAtFirst(): boolean {
  if (window.matchMedia(narrow).matches) return false;
  try {
    return localStorage.getItem(storageKey) !== 'rail';
  } catch {
    return true;
  }
}

/** The frame around every page: header, navigation, and the page in the middle. */
export function Shell() {
  const session = useSession();
  const [open, setOpen] = useState(openAtFirst);
  const toggle = () => {
    setOpen(!open);
    try {
      if (!window.matchMedia(narrow).matches) localStorage.setItem(storageKey, open ? 'rail' : 'open');
    } catch {
      // Storage is blocked: the navigation opens as it always does next time.
    }
  };
  const closeOverlay = () => {
    if (window.matchMedia(narrow).matches) setOpen(false);
  };
  useEffect(() => {
    // A window that becomes narrow, or wide again, begins as it would have been opened.
    const query = window.matchMedia(narrow);
    const onChange = () => {
      setOpen(openAtFirst());
    };
    query.addEventListener('change', onChange);
    return () => {
      query.removeEventListener('change', onChange);
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && window.matchMedia(narrow).matches) setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        Skip to the page
      </a>
      <Header session={session} />
      <Navigation open={open} onToggle={toggle} onLeave={closeOverlay} />
      {open && <div className={styles.backdrop} onClick={closeOverlay} aria-hidden="true" />}
      <div className={styles.column}>
        {session.sandbox && <SandboxBanner controlUrl={session.sandbox.controlUrl} />}
        <main id="content" tabIndex={-1} className={styles.content}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
