import { useSuspenseQuery } from '@tanstack/react-query';
import type { Session } from '@tenantry/contract';
import { portalQuery } from './portal-query.ts';

/** Who is signed in. Asked once; a later refusal of any call ends it. */
export const sessionQuery = { ...portalQuery('session.read', {}), staleTime: Number.POSITIVE_INFINITY };

/** Whether this browser may have a session; when not, there is no sense in asking the portal. */
export function mayBeSignedIn(): boolean {
  return /(?:^|; )(?:__Host-)?tenantry\.signed-in=1/.test(document.cookie);
}

/** The session of the person at the screen; only for what is shown inside the portal's frame. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the person may share, or only look. */
export function maySharePeople(session: Session): boolean {
  return session.seat === 'administrator';
}

/** Where signing in begins; afterwards the browser comes back to `returnTo`, a path of the portal. */
export function signInHref(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}

/** The path at which the browser is now, with its search. */
export function currentPath(): string {
  return window.location.pathname + window.location.search;
}
