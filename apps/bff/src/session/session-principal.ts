/** What somebody may do: an `administrator` may share, `helpdesk` may look. */
export type Seat = 'administrator' | 'helpdesk';

/** Whoever is signed in, as a handler learns of them. */
export interface SessionPrincipal {
  readonly userId: string;
  /** The home tenant. */
  readonly tenantId: string;
  /** Under which the account's tokens are kept: `<userId>.<tenantId>`. */
  readonly accountId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly seat: Seat;
  /** The role by which the person has the seat, as Entra names it. */
  readonly role: string;
  /** Names the session without opening it: the hash of what the browser holds. */
  readonly sessionId: string;
}

/** The id under which the tokens of an account are kept. */
export function accountIdOf(userId: string, tenantId: string): string {
  return `${userId}.${tenantId}`;
}
