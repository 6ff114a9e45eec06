import { getRouteApi } from '@tanstack/react-router';
import { AnchorButton } from '../../shared/button.tsx';
import { signInHref } from '../../shared/session.ts';
import { Door } from './door.tsx';
import { sessionStrings } from './session-strings.ts';

const route = getRouteApi('/signed-out');

/** After signing out, or when the session ended by itself. */
export function SignedOutPage() {
  const { returnTo = '/', reason } = route.useSearch();
  const title = reason ? sessionStrings.expiredTitle : sessionStrings.signedOutTitle;
  const lead = reason ? sessionStrings.expiredLead : sessionStrings.signedOutLead;
  return (
    <Door title={title} lead={lead}>
      <AnchorButton look="primary" href={signInHref(returnTo)}>
        {sessionStrings.signInAgain}
      </AnchorButton>
    </Door>
  );
}
