import type { FoundConfiguration } from '../../directory.ts';
import type { MemberTenant } from '../../organization.ts';
import type { Principal } from '../../principal.ts';
import type { ConfigurationSettings } from '../../synchronization.ts';

/** Something that is true from a moment on, and is seen a while later. */
export interface FakeJob {
  jobId: string;
  seenFrom: number;
  active: boolean;
  activeSeenFrom: number;
  /** Since when it runs; a cycle begins then and every forty minutes, as long as it runs. */
  runsSince?: number;
  /** The last cycle that began before it was paused. */
  pausedAt?: number;
}

export interface FakeAssignment {
  assignmentId: string;
  principal: Principal;
  roleId: string;
  seenFrom: number;
  removed: boolean;
  /** After removal: until when reads still show it. */
  seenUntil: number;
}

export interface FakeConfiguration extends FoundConfiguration {
  displayName: string;
  createdAt: number;
  assignmentRoleId: string;
  seenByIdFrom: number;
  listedFrom: number;
  deleted: boolean;
  /** The name that lists show until then. */
  formerName?: { readonly name: string; readonly listedUntil: number };
  jobs: FakeJob[];
  assignments: FakeAssignment[];
  settings: ConfigurationSettings | undefined;
  settingsSeenFrom: number;
}

export interface FakePartner {
  seenFrom: number;
  outbound: boolean;
  outboundSeenFrom: number;
}

/** A write that the directory has done. */
export interface DoneWrite {
  readonly at: number;
  readonly method: string;
  readonly tenantId?: string;
  readonly servicePrincipalId?: string;
  readonly principalId?: string;
}

/** What is really true in the home tenant's directory. */
export interface FakeWorld {
  tenants: MemberTenant[];
  partners: Map<string, FakePartner>;
  configurations: FakeConfiguration[];
  /** Tenants that have not allowed inbound synchronization. */
  refusingTargets: Set<string>;
  /** Principals that do not exist any more. */
  missingPrincipals: Set<string>;
  /** How cycles end, unless told otherwise: well. */
  cycleEnds: 'succeeded' | 'failed' | 'entry-level-errors' | 'quarantine' | 'never';
  /** How far the clock by which cycles are told is ahead of ours, in milliseconds. */
  clockAhead: number;
  /** Whether reads tell when a configuration was made. */
  tellsAge: boolean;
  writes: DoneWrite[];
  /** Looked at after every write. */
  watch: (world: FakeWorld, write: DoneWrite) => void;
}

/** Configurations of a name that were not deleted. */
export function configurationsNamed(world: FakeWorld, displayName: string): readonly FakeConfiguration[] {
  return world.configurations.filter((one) => one.displayName === displayName && !one.deleted);
}

/** Ids of the principals in the scope of a configuration. */
export function scopeIn(one: FakeConfiguration): readonly string[] {
  return one.assignments
    .filter((assignment) => !assignment.removed && assignment.roleId === one.assignmentRoleId)
    .map((assignment) => assignment.principal.id)
    .toSorted();
}
