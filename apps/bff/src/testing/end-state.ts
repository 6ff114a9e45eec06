import type { Sandbox } from './sandbox.ts';

/**
 * What a run is for, as the directory of the home tenant holds it: configurations with their jobs, settings and assignments,
 * and the trust in partners. Without ids and times, which differ from run to run.
 */
export function endStateOf(sandbox: Sandbox): object {
  const { configurations, policy } = homeOf(sandbox);
  return {
    configurations: configurations
      .map(({ displayName, jobs, secrets, assignments }) => ({
        displayName,
        jobs: jobs.map(({ schedule }) => schedule.state),
        secrets,
        assignments: assignments.map(({ principalId }) => principalId).toSorted(),
      }))
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    partners: policy.partners
      .map(({ tenantId, automaticUserConsentSettings }) => ({ tenantId, automaticUserConsentSettings }))
      .toSorted((a, b) => a.tenantId.localeCompare(b.tenantId)),
  };
}

interface HomeState {
  readonly tenantId: string;
  readonly configurations: readonly {
    readonly displayName: string;
    readonly jobs: readonly { readonly schedule: { readonly state: string } }[];
    readonly secrets: Readonly<Record<string, string>>;
    readonly assignments: readonly { readonly principalId: string }[];
  }[];
  readonly policy: {
    readonly partners: readonly { readonly tenantId: string; readonly automaticUserConsentSettings: object | null }[];
  };
}

function homeOf(sandbox: Sandbox): HomeState {
  const { homeTenantId } = sandbox.world();
  const home = sandbox.state().tenants.find(({ tenantId }) => tenantId === homeTenantId);
  if (!home) throw new Error('The sandbox has no home tenant.');
  return home as unknown as HomeState;
}
