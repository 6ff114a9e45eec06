import type { SessionPrincipal } from './session-principal.ts';

/** A sign-in that has begun and waits for Entra's answer, by its state. */
export interface SignInTransaction {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** Where somebody is at home, as the portal shows it. */
export interface HomeTenant {
  readonly displayName: string;
  readonly domain: string;
}

declare module 'express-session' {
  interface SessionData {
    /** When this session began; its absolute end is counted from here. */
    createdAt: number;
    principal: Omit<SessionPrincipal, 'sessionId'>;
    homeTenant: HomeTenant;
    /** Tells Entra whom to sign out. */
    logoutHint: string;
    signIns: readonly SignInTransaction[];
    /** Claims that Graph asked for, to be asked of Entra at the next sign-in. */
    pendingClaims: string;
  }
}
