import type { RunTenant } from '@tenantry/contract';
import type { FailureOwner } from '../../shared/failure-sentences.ts';

/** A tenant that a run could not finish, and why. */
export interface FailedTenant {
  readonly tenant: RunTenant;
  readonly failure: NonNullable<RunTenant['failure']>;
}

/** Whose matter failures are; what was cancelled is nobody's fault. */
export type FailureGroup = FailureOwner | 'cancelled';

/** The failures that one side has to put right. */
export interface OwnersFailures {
  readonly owner: FailureGroup;
  readonly tenants: readonly FailedTenant[];
}

/** Who can act soonest comes first. */
const order: readonly FailureGroup[] = ['this-tenant', 'person', 'other-tenant', 'microsoft', 'cancelled'];

function groupOf({ failure }: FailedTenant): FailureGroup {
  return failure.code === 'cancelled' ? 'cancelled' : failure.owner;
}

/** The failures of a run by whose matter they are; groups without any are left out. */
export function failuresByOwner(tenants: readonly RunTenant[]): readonly OwnersFailures[] {
  const failed = tenants.flatMap((tenant) => (tenant.failure ? [{ tenant, failure: tenant.failure }] : []));
  return order.flatMap((owner) => {
    const own = failed.filter((one) => groupOf(one) === owner);
    return own.length > 0 ? [{ owner, tenants: own }] : [];
  });
}
