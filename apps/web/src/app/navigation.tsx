import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { DocumentBulletList20Regular } from '@fluentui/react-icons/svg/document-bullet-list';
import { HeartPulse20Regular } from '@fluentui/react-icons/svg/heart-pulse';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { Home20Regular } from '@fluentui/react-icons/svg/home';
import { Navigation20Regular } from '@fluentui/react-icons/svg/navigation';
import { PeopleSwap20Regular } from '@fluentui/react-icons/svg/people-swap';
import { Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { Link, useLocation } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import { useState } from 'react';
import type { ComponentType, SVGProps } from 'react';
import styles from './navigation.module.css';

interface Page {
  readonly label: string;
  readonly to: LinkProps['to'] & string;
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
}

const home: Page = { label: 'Home', to: '/', icon: Home20Regular };
const pages: readonly Page[] = [
  { label: 'Multitenant collaboration', to: '/multitenant-collaboration', icon: PeopleSwap20Regular },
  { label: 'Provisioning logs', to: '/provisioning-logs', icon: DocumentBulletList20Regular },
  { label: 'Health', to: '/health', icon: HeartPulse20Regular },
  { label: 'Activity', to: '/activity', icon: History20Regular },
];

function PageLink({
  page,
  open,
  onLeave,
}: {
  readonly page: Page;
  readonly open: boolean;
  readonly onLeave: () => void;
}) {
  const Icon = page.icon;
  return (
    <li>
      <Link
        to={page.to}
        activeOptions={{ exact: page.to === '/', includeSearch: false }}
        className={styles.item}
        onClick={onLeave}
        aria-label={open ? undefined : page.label}
        title={open ? undefined : page.label}
      >
        <Icon aria-hidden="true" />
        {open && <span>{page.label}</span>}
      </Link>
    </li>
  );
}

function SettingsGroup({
  open,
  onToggle,
  onLeave,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onLeave: () => void;
}) {
  const inside = useLocation({ select: (location) => location.pathname.startsWith('/settings') });
  const [chosen, setChosen] = useState<boolean | undefined>();
  const expanded = chosen ?? inside;
  const shown = open && expanded;
  const Chevron = shown ? ChevronUp16Regular : ChevronDown16Regular;
  return (
    <li>
      <button
        type="button"
        className={`${styles.item} ${inside && !shown ? styles.inside : ''}`}
        aria-expanded={shown}
        aria-label={open ? undefined : 'Settings'}
        title={open ? undefined : 'Settings'}
        onClick={() => {
          if (!open) onToggle();
          setChosen(open ? !expanded : true);
        }}
      >
        <Settings20Regular aria-hidden="true" />
        {open && (
          <>
            <span>Settings</span>
            <Chevron aria-hidden="true" />
          </>
        )}
      </button>
      {shown && (
        <ul>
          <li>
            <Link
              to="/settings/org-settings/organization-profile"
              className={styles.child}
              aria-current={inside ? 'page' : undefined}
              onClick={onLeave}
            >
              Org settings
            </Link>
          </li>
        </ul>
      )}
    </li>
  );
}

/** The pages of the portal. Under 900 px it is a rail of icons that opens over the page. */
export function Navigation({
  open,
  onToggle,
  onLeave,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onLeave: () => void;
}) {
  return (
    <nav aria-label="Portal" className={`${styles.navigation} ${open ? styles.open : ''}`}>
      <button
        type="button"
        className={`${styles.item} ${styles.toggle}`}
        aria-expanded={open}
        aria-label={open ? 'Collapse navigation' : 'Expand navigation'}
        onClick={onToggle}
      >
        <Navigation20Regular aria-hidden="true" />
      </button>
      <ul>
        <PageLink page={home} open={open} onLeave={onLeave} />
        <SettingsGroup open={open} onToggle={onToggle} onLeave={onLeave} />
        {pages.map((page) => (
          <PageLink key={page.to} page={page} open={open} onLeave={onLeave} />
        ))}
      </ul>
    </nav>
  );
}
