/** A group of one tenant. Members and owners are ids of users, groups, devices or contacts of the same tenant. */
export interface Group {
  readonly id: string;
  displayName: string;
  description: string | null;
  mail: string | null;
  mailEnabled: boolean;
  mailNickname: string;
  securityEnabled: boolean;
  groupTypes: ('Unified' | 'DynamicMembership')[];
  membershipRule: string | null;
  membershipRuleProcessingState: 'On' | 'Paused' | null;
  isAssignableToRole: boolean;
  visibility: 'Public' | 'Private' | 'HiddenMembership' | null;
  createdDateTime: string;
  deletedDateTime: string | null;
  members: string[];
  owners: string[];
}
/** A device or contact: something that may be a member of a group and is never synchronized. */
export interface OtherObject {
  readonly id: string;
  readonly kind: 'device' | 'orgContact';
  displayName: string;
  mail: string | null;
}
