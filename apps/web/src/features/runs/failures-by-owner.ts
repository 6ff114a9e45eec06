import type { RunTenant } from '@tenantry/contract';
import type { FailureOwner } from '../../shared/failure-sentences.ts';

/** A tenant that a run could not finish, and why. */
export interface FailedTenant {
  readonly tenant: RunTenant;
  readonly failure: NonNullable<RunTenant['failure']>;
}

/** The failures that one side has to put right. */
export interface OwnersFailures {
  readonly owner: FailureOwner;
  readonly tenants: readonly FailedTenant[];
}

/** Who can act soonest comes first. */
const order: readonly FailureOwner[] = ['this-tenant', 'person', 'other-tenant', 'microsoft'];

/** The failures of a run by whose matter they are; owners without any are left out. */
export function failuresByOwner(tenants: readonly RunTenant[]): readonly OwnersFailures[] {
  const failed = tenants.flatMap((tenant) => (tenant.failure ? [{ tenant, failure: tenant.failure }] : []));
  return order.flatMap((owner) => {
    const own = failed.filter(({ failure }) => failure.owner === owner);
    return own.length > 0 ? [{ owner, tenants: own }] : [];
  });
}
