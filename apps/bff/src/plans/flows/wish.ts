import type { PlanRequest } from '@tenantry/contract';
import type { Observation, Principal, RunProgress, Sharing, SharingRequest, TenantId } from '@tenantry/domain';
import type { RunContent } from '../../runs/run-store.ts';

/** What somebody wants, before the directory was looked at. */
export interface Wish {
  /** Whom the observation has to know about, beside those who are assigned. */
  readonly principals: readonly Principal[];
  /** Configurations with other names whose scopes the observation has to know, by service principal id. */
  readonly configurations?: readonly string[];
  /**
   * What is planned for, when the directory is as observed.
   * @throws {ProblemError} `plan-refused`
   */
  readonly sharing: (observation: Observation) => SharingRequest;
}

/** What a request is read against. */
export interface Background {
  /** What was last applied by the portal. */
  readonly intended: Sharing | undefined;
  /** The run that is retried or taken back. */
  readonly run: EarlierRun | undefined;
}

export interface EarlierRun {
  readonly content: RunContent;
  readonly progress: RunProgress;
  /** Tenants that later runs have changed: what this one was about is over there. */
  readonly changedSince: ReadonlySet<TenantId>;
}

/** The request of one flow. */
export type RequestOf<Flow extends PlanRequest['flow']> = Extract<PlanRequest, { readonly flow: Flow }>;

/** Everybody a sharing names, overrides included. */
export function principalsIn(sharing: Sharing | undefined): readonly Principal[] {
  if (!sharing) return [];
  return [...sharing.principals, ...(sharing.overrides ?? []).flatMap((override) => override.principals)];
}
