import type { MemberTenant } from '../../organization.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import type { TenantPlan } from '../../plan/plan.ts';
import type { Principal } from '../../principal.ts';
import type { SharingFlow, SharingRequest } from '../../sharing.ts';
import { observation, person, user } from '../../plan/testing/build-observation.ts';
import type { Observation } from '../../observation.ts';
import type { ApplyInput } from '../apply-plan.ts';
import { fakeDirectory } from './fake-directory.ts';
import type { FakeDirectory, FakeDirectoryOptions } from './fake-directory.ts';
import type { FakeWorld } from './fake-world.ts';
import { memoryJournal } from './memory-journal.ts';
import type { MemoryJournal } from './memory-journal.ts';
import { seededRandom, virtualClock } from './virtual-clock.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { wantedSettings } from '../../plan/wanted-settings.ts';

/** A directory, its journal and its clock, with what shall be done to it. */
export interface Situation {
  readonly world: FakeWorld;
  readonly directory: FakeDirectory;
  readonly journal: MemoryJournal;
  readonly clock: VirtualClock;
  readonly random: { next(): number };
  readonly input: ApplyInput;
}

export interface SituationOptions extends Partial<Omit<FakeDirectoryOptions, 'clock' | 'random'>> {
  readonly seed?: number;
  /** Principals in scope of each tenant's running configuration at the beginning; without it there are none. */
  readonly shared?: readonly Principal[];
  readonly wanted: readonly Principal[];
}

/** A world of active tenants, and the plan that shares the wanted principals with all of them. */
export function situation(tenants: readonly MemberTenant[], options: SituationOptions): Situation {
  const clock = virtualClock();
  const random = seededRandom(options.seed ?? 1);
  const world: FakeWorld = {
    tenants: [...tenants],
    partners: new Map(),
    configurations: [],
    refusingTargets: new Set(),
    missingPrincipals: new Set(),
    cycleEnds: 'succeeded',
    clockAhead: 0,
    tellsAge: true,
    writes: [],
    watch: () => undefined,
  };
  if (options.shared) shareAlready(world, options.shared);
  return {
    world,
    directory: fakeDirectory(world, { ...options, clock, random }),
    journal: memoryJournal(),
    clock,
    random,
    input: inputFor(world, options.wanted, 'run-1'),
  };
}

/** What a new plan for the same wish would hold, seen without any lag. */
export function inputFor(world: FakeWorld, wanted: readonly Principal[], runId: string): ApplyInput {
  const seen = observe(world, wanted);
  const sharing = { principals: wanted, tenants: world.tenants.map((tenant) => tenant.tenantId) };
  const plans: readonly TenantPlan[] = planChanges(sharing, seen, 'edit-shared-users-and-groups');
  return { runId, homeTenantId: seen.homeTenantId, tenants: plans, sharing, resumed: false };
}

/** What a plan for any request would hold, seen without any lag; `people` are those whom the plan has to know. */
export function inputForRequest(
  world: FakeWorld,
  request: SharingRequest,
  flow: SharingFlow,
  people: readonly Principal[],
  runId: string,
): ApplyInput {
  const seen = observe(world, people);
  const { homeTenantId } = seen;
  return { runId, homeTenantId, tenants: planChanges(request, seen, flow), sharing: request, resumed: false };
}

/** The whole truth about a world. */
export function observe(world: FakeWorld, principals: readonly Principal[]): Observation {
  const facts = principals.map((principal) => user(person(principal.displayName)));
  return observation(world.tenants, facts, {
    partnerConfigurations: [...world.partners].map(([tenantId, partner]) => ({
      tenantId,
      automaticRedemptionOutbound: partner.outbound,
      automaticRedemptionInbound: false,
      userSyncInboundAllowed: false,
    })),
    configurations: world.configurations
      .filter((one) => !one.deleted)
      .map(({ settings, ...one }) => ({
        servicePrincipalId: one.servicePrincipalId,
        applicationClientId: one.applicationClientId,
        displayName: one.displayName,
        createdAt: one.createdAt,
        assignmentRoleId: one.assignmentRoleId,
        jobs: one.jobs.map((job) => ({
          jobId: job.jobId,
          templateId: 'Azure2Azure',
          schedule: job.active ? 'active' : job.runsSince === undefined ? 'disabled' : 'paused',
          code: world.cycleEnds === 'quarantine' && job.active ? 'quarantine' : job.active ? 'active' : 'paused',
          initialCycleDone: false,
        })),
        assignments: one.assignments.filter((assignment) => !assignment.removed),
        ...(settings ? { settings } : {}),
      })),
  });
}

function shareAlready(world: FakeWorld, principals: readonly Principal[]): void {
  for (const [index, { tenantId }] of world.tenants.entries()) {
    world.partners.set(tenantId, { seenFrom: 0, outbound: true, outboundSeenFrom: 0 });
    world.configurations.push({
      servicePrincipalId: `existing-${index}`,
      applicationClientId: `existing-application-${index}`,
      displayName: `MTO_Sync_${tenantId}`,
      createdAt: 1,
      assignmentRoleId: 'msiam-access',
      seenByIdFrom: 0,
      listedFrom: 0,
      deleted: false,
      jobs: [{ jobId: `existing-job-${index}`, seenFrom: 0, active: true, activeSeenFrom: 0, runsSince: 0 }],
      assignments: principals.map((principal) => ({
        assignmentId: `existing-assignment-${index}-${principal.id}`,
        principal,
        roleId: 'msiam-access',
        seenFrom: 0,
        removed: false,
        seenUntil: 0,
      })),
      settings: wantedSettings(tenantId, principals.length),
      settingsSeenFrom: 0,
    });
  }
}
