import type { Principal } from '../principal.ts';
import type { ConfigurationSettings } from '../synchronization.ts';

/** One step in one tenant's chain: a write, or a wait that the next write depends on. It holds all that is needed to say and do it. */
export type Change =
  | { readonly kind: 'create-partner-configuration'; readonly reason: 'no-partner-configuration' }
  | { readonly kind: 'allow-outbound-redemption'; readonly reason: 'outbound-redemption-missing' }
  | { readonly kind: 'create-configuration'; readonly reason: 'no-configuration'; readonly displayName: string }
  | {
      readonly kind: 'rename-configuration';
      /** `configuration-given-back` undoes that it was taken over. */
      readonly reason: 'configuration-taken-over' | 'configuration-given-back';
      readonly servicePrincipalId: string;
      readonly displayName: string;
      /** The name it has had. */
      readonly from: string;
    }
  | { readonly kind: 'create-job'; readonly reason: 'no-job' }
  | {
      readonly kind: 'save-settings';
      /** `removals-confirmed` widens Entra's guard to the removals of this plan, `guard-restored` narrows it afterwards. */
      readonly reason: 'settings-never-saved' | 'settings-differ' | 'removals-confirmed' | 'guard-restored';
      readonly settings: ConfigurationSettings;
    }
  | { readonly kind: 'assign'; readonly reason: 'not-assigned'; readonly principal: Principal }
  | {
      readonly kind: 'unassign';
      readonly reason: 'no-longer-shared' | 'wrong-role';
      readonly principal: Principal;
      readonly assignmentId: string;
    }
  | {
      readonly kind: 'start-job';
      /** `job-in-quarantine`: it runs, but hardly ever; a start ends that. */
      readonly reason: 'job-not-started' | 'job-in-quarantine';
    }
  | {
      readonly kind: 'pause-job';
      readonly reason: 'sharing-stopped' | 'rival-removed' | 'was-not-running';
      readonly servicePrincipalId: string;
      readonly jobId: string;
    }
  /** Nothing is written: the next cycle that began after the removals is waited for, and its result looked at. */
  | { readonly kind: 'await-cycle'; readonly reason: 'people-are-taken-out' }
  | {
      readonly kind: 'delete-configuration';
      /** `duplicate` is in no plan: a second one of our own making, found while applying. */
      readonly reason: 'sharing-stopped' | 'rival-removed' | 'duplicate';
      readonly servicePrincipalId: string;
      readonly displayName?: string;
    };

export type ChangeKind = Change['kind'];
export type ChangeReason = Change['reason'];
