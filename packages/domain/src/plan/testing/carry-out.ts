import type { Observation } from '../../observation.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../../synchronization.ts';
import type { Change } from '../change.ts';
import type { TenantPlan } from '../plan.ts';
import { entitlingRoleId, stoppedJob } from './build-observation.ts';

/** What a directory without faults holds after the plans were carried out: changes are done one by one, in order. */
export function carryOut(plans: readonly TenantPlan[], before: Observation): Observation {
  return plans.reduce(
    (world, plan) => plan.changes.reduce((moment, change) => carryOutOne(moment, plan, change), world),
    before,
  );
}

function carryOutOne(world: Observation, { tenantId, configuration }: TenantPlan, change: Change): Observation {
  const id = configuration?.servicePrincipalId ?? `made-for-${tenantId}`;
  const edit = (next: (one: SynchronizationConfiguration) => SynchronizationConfiguration): Observation => ({
    ...world,
    configurations: world.configurations.map((one) => (one.servicePrincipalId === id ? next(one) : one)),
  });
  switch (change.kind) {
    case 'create-partner-configuration': {
      const partner = {
        tenantId,
        automaticRedemptionOutbound: false,
        automaticRedemptionInbound: false,
        userSyncInboundAllowed: false,
      };
      return { ...world, partnerConfigurations: [...world.partnerConfigurations, partner] };
    }
    case 'allow-outbound-redemption':
      return {
        ...world,
        partnerConfigurations: world.partnerConfigurations.map((partner) =>
          partner.tenantId === tenantId ? { ...partner, automaticRedemptionOutbound: true } : partner,
        ),
      };
    case 'create-configuration': {
      const made = {
        servicePrincipalId: id,
        applicationClientId: `application-of-${id}`,
        displayName: change.displayName,
        assignmentRoleId: entitlingRoleId,
        jobs: [],
        assignments: [],
      };
      return { ...world, configurations: [...world.configurations, made] };
    }
    case 'create-job':
      return edit((one) => ({ ...one, jobs: [...one.jobs, stoppedJob] }));
    case 'save-settings':
      return edit((one) => ({
        ...one,
        settings: change.settings,
        jobs: one.jobs.map((job) => ({ ...job, code: job.code === 'not-configured' ? 'paused' : job.code })),
      }));
    case 'assign': {
      const { principal } = change;
      const assignment = { assignmentId: `made-${id}-${principal.id}`, principal, roleId: entitlingRoleId };
      return edit((one) => ({ ...one, assignments: [...one.assignments, assignment] }));
    }
    case 'unassign':
      return edit((one) => ({
        ...one,
        assignments: one.assignments.filter((assignment) => assignment.assignmentId !== change.assignmentId),
      }));
    case 'start-job':
      return edit((one) => ({
        ...one,
        jobs: one.jobs.map((job) => ({ ...job, schedule: 'active', code: 'not-run' })),
      }));
    case 'rename-configuration':
      return replace(world, change, (one) => [{ ...one, displayName: change.displayName }]);
    case 'pause-job':
      return replace(world, change, (one) => [{ ...one, jobs: one.jobs.map(paused) }]);
    case 'await-cycle':
      return world;
    case 'delete-configuration':
      return replace(world, change, () => []);
  }
}

function replace(
  world: Observation,
  { servicePrincipalId }: { readonly servicePrincipalId: string },
  next: (one: SynchronizationConfiguration) => readonly SynchronizationConfiguration[],
): Observation {
  const configurations = world.configurations.flatMap((one) =>
    one.servicePrincipalId === servicePrincipalId ? next(one) : [one],
  );
  return { ...world, configurations };
}

function paused(job: SynchronizationJob): SynchronizationJob {
  return { ...job, schedule: 'paused', code: 'paused' };
}
