/**
 * What has to be in place before people can arrive in a tenant, and on whose side.
 * - `joined-organization`: the tenant is an active member.
 * - `administrator-role`, `portal-permissions`: who is signed in may write what a plan holds, and so may the portal for them.
 * - `outbound-redemption`: this tenant redeems invitations to the other one.
 * - `licence`: Microsoft Entra ID P1 of the people in scope.
 * - `inbound-synchronization`, `inbound-redemption`: the other tenant lets users be synchronized, and redeems for them.
 * - `guest-invitations`: the other tenant lets accounts be invited at all.
 */
export type PrerequisiteCode =
  | 'joined-organization'
  | 'administrator-role'
  | 'portal-permissions'
  | 'outbound-redemption'
  | 'licence'
  | 'inbound-synchronization'
  | 'inbound-redemption'
  | 'guest-invitations';

/** Why nothing can be said; none of them means that something is missing. */
export type UnknownReason =
  /** Graph does not show it to the portal. */
  | 'not-visible'
  /** It could not be read, or the question was not answered. */
  | 'not-read'
  /** Who is signed in may not ask. */
  | 'not-permitted'
  /** There is no configuration yet through which it could be asked. */
  | 'no-configuration'
  /** Graph names one obstacle at a time, and named another one. */
  | 'hidden-behind-another'
  /** The connection was refused without telling because of what. */
  | 'not-told';

export interface Prerequisite {
  readonly code: PrerequisiteCode;
  /** Whose setting it is. */
  readonly side: 'home' | 'target';
  readonly state: 'met' | 'missing' | 'unknown';
  /**
   * What follows when it is missing: the plan puts it in place, the tenant waits until its own administrator did, or an
   * administrator of this tenant has to act.
   */
  readonly handling: 'part-of-the-plan' | 'tenant-waits' | 'administrator-acts';
  readonly unknownBecause?: UnknownReason;
  /** What the portal was not granted. */
  readonly permissions?: readonly string[];
}

/**
 * - `ready`: nothing that can be seen is missing.
 * - `with-the-plan`: what is missing is part of the plan.
 * - `tenant-waits`: the other tenant has to act first.
 * - `administrator-acts`: somebody of this tenant has to act first.
 * - `unknown`: the policies of one side could not be asked for.
 */
export type PreflightVerdict = 'ready' | 'with-the-plan' | 'tenant-waits' | 'administrator-acts' | 'unknown';
