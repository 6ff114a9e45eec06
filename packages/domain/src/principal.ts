/** What can be picked and assigned: a user, or a group whose direct members are meant. */
export interface Principal {
  readonly id: string;
  readonly kind: 'user' | 'group';
  readonly displayName: string;
}

/** What the home directory tells of one person, as far as it decides whether the person is synchronized. */
export interface Person {
  readonly userId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail?: string;
  readonly accountEnabled: boolean;
  readonly userType: 'member' | 'guest' | 'unknown';
  /** The account's home is another tenant (or it was invited): such people are never shared. */
  readonly external: boolean;
}

/** What stands between a group and its people. */
export interface GroupFacts {
  readonly groupId: string;
  readonly displayName: string;
  readonly securityEnabled: boolean;
  readonly mailEnabled: boolean;
  readonly membership: 'assigned' | 'dynamic';
  /** For dynamic groups: whether the rule is being evaluated. */
  readonly ruleProcessing: 'on' | 'paused' | 'not-applicable';
  readonly directMembers: readonly Person[];
  /** Owners who are not direct members: they are not synchronized. */
  readonly ownersOutside: readonly Person[];
  /** Groups inside this group: their members are not synchronized through it. */
  readonly nestedGroups: readonly { readonly groupId: string; readonly displayName: string }[];
  /** People who are members only through a nested group. */
  readonly nestedOnlyMembers: readonly Person[];
  /** Devices, contacts and others inside the group. */
  readonly otherMemberCount: number;
}

/** A picked principal with everything the plan needs to know of it. */
export type PrincipalFacts =
  | { readonly kind: 'user'; readonly principal: Principal; readonly person: Person }
  | { readonly kind: 'group'; readonly principal: Principal; readonly group: GroupFacts }
  /** Deleted, or never there. */
  | { readonly kind: 'missing'; readonly principal: Principal };
