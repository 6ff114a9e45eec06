import type { TenantId } from '../tenant.ts';

/** Something an administrator should read before saying yes; it does not forbid the plan. */
export type PlanWarning =
  | {
      readonly code: 'owners-not-shared';
      readonly groupId: string;
      readonly displayName: string;
      readonly count: number;
    }
  | {
      readonly code: 'nested-groups-not-shared';
      readonly groupId: string;
      readonly displayName: string;
      readonly count: number;
    }
  | { readonly code: 'foreign-configuration'; readonly tenantId: TenantId; readonly displayName: string }
  | { readonly code: 'removes-people'; readonly count: number; readonly share: number }
  | { readonly code: 'dynamic-rule-paused'; readonly groupId: string; readonly displayName: string };

/** Why a plan may not be made or applied at all. */
export type PlanRefusal =
  | { readonly code: 'nothing-selected' }
  | { readonly code: 'principal-missing'; readonly displayName: string }
  | { readonly code: 'group-not-security-enabled'; readonly displayName: string }
  | { readonly code: 'group-empty'; readonly displayName: string }
  | { readonly code: 'nobody-to-share' }
  | { readonly code: 'no-active-partner' }
  | { readonly code: 'not-in-organization' }
  /** The one tenant that is meant has not joined, or has left. */
  | { readonly code: 'tenant-not-active'; readonly displayName: string }
  | { readonly code: 'tenant-not-shared'; readonly displayName: string }
  | { readonly code: 'no-override'; readonly displayName: string }
  | { readonly code: 'nothing-to-stop' }
  /** A configuration that is to be kept or removed does not exist, or is for another tenant. */
  | { readonly code: 'configuration-missing' }
  /** Entra does not evaluate the rule of a dynamic group any longer: who is in it is an accident. */
  | { readonly code: 'group-rule-broken'; readonly displayName: string }
  | { readonly code: 'run-not-finished' }
  | { readonly code: 'nothing-to-retry' }
  | { readonly code: 'nothing-to-undo' }
  /** What the run was about was decided anew by a later run: to go back, that one is taken back first. */
  | { readonly code: 'changed-by-later-run' }
  | { readonly code: 'nothing-to-repair' };
