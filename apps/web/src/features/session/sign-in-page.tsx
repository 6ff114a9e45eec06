import { getRouteApi } from '@tanstack/react-router';
import { AnchorButton } from '../../shared/button.tsx';
import { signInHref } from '../../shared/session.ts';
import { Door } from './door.tsx';
import styles from './door.module.css';
import { sessionStrings } from './session-strings.ts';

const route = getRouteApi('/sign-in');

/** The first page of somebody without a session. */
export function SignInPage() {
  const { returnTo = '/' } = route.useSearch();
  return (
    <Door title={sessionStrings.signInTitle} lead={sessionStrings.signInLead}>
      <AnchorButton look="primary" href={signInHref(returnTo)}>
        {sessionStrings.signInButton}
      </AnchorButton>
      <p className={styles.note}>{sessionStrings.signInNote}</p>
    </Door>
  );
}
