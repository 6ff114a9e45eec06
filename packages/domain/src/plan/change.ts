import type { Principal } from '../principal.ts';
import type { ConfigurationSettings } from '../synchronization.ts';

/** One thing to write, in one tenant's chain. A change holds everything that is needed to say what it does and to do it. */
export type Change =
  | { readonly kind: 'create-partner-configuration'; readonly reason: 'no-partner-configuration' }
  | { readonly kind: 'allow-outbound-redemption'; readonly reason: 'outbound-redemption-missing' }
  | { readonly kind: 'create-configuration'; readonly reason: 'no-configuration'; readonly displayName: string }
  | { readonly kind: 'create-job'; readonly reason: 'no-job' }
  | {
      readonly kind: 'save-settings';
      readonly reason: 'settings-never-saved' | 'settings-differ';
      readonly settings: ConfigurationSettings;
    }
  | { readonly kind: 'assign'; readonly reason: 'not-assigned'; readonly principal: Principal }
  | {
      readonly kind: 'unassign';
      readonly reason: 'no-longer-shared' | 'wrong-role';
      readonly principal: Principal;
      readonly assignmentId: string;
    }
  | { readonly kind: 'start-job'; readonly reason: 'job-not-started' };

export type ChangeKind = Change['kind'];
export type ChangeReason = Change['reason'];
