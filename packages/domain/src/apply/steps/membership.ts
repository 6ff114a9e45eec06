import { look } from '../look.ts';
import { endsSharing } from '../purpose.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';

/**
 * A tenant may leave at any time; nothing is made for one that has. What ends the sharing with it is done all the same.
 * @param since how old the reading of the organization may be, in milliseconds since the epoch.
 */
export async function requireMembership(work: TenantWork, since: number): Promise<void> {
  if (endsSharing(work.plan)) return;
  const organization = await look(work, () => work.run.organization.since(since));
  const tenant = organization.tenants.find((one) => one.tenantId === work.plan.tenantId);
  if (organization.state !== 'active' || tenant?.state !== 'active') throw new TenantFailure('left-organization');
}
