import type { ConnectionCheck } from '../../directory.ts';
import { look } from '../look.ts';
import { endsSharing } from '../purpose.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { settlesAt, waitFor } from '../waiting.ts';
import { requireConfiguration } from './configuration.ts';

/**
 * Asks whether both tenants let the connection be made, once, before anything is put into the configuration. What the
 * home tenant is said to lack right after we set it is put down to replication. What only ends the sharing needs none.
 * @throws {TenantFailure} `target-has-not-allowed-sync` leaves the configuration without a job, ready for when it has.
 */
export async function requireConnection(work: TenantWork): Promise<void> {
  if (work.connectionChecked || endsSharing(work.plan)) return;
  if (!work.plan.changes.some((change) => isPreparing(change.kind))) return;
  const { servicePrincipalId } = await requireConfiguration(work);
  const { directory } = work.run.ports;
  let last: ConnectionCheck | undefined;
  const settled = await waitFor(work, 'replication', settlesAt(work), async () => {
    last = await look(work, () => directory.checkConnection(servicePrincipalId, work.plan.tenantId));
    return last.ok || last.side === 'target' ? last : undefined;
  });
  const check = settled ?? last;
  if (check && !check.ok) throw new TenantFailure(failures[check.side]);
  work.connectionChecked = true;
}

function isPreparing(kind: string): boolean {
  return kind === 'create-job' || kind === 'start-job';
}

const failures = {
  target: 'target-has-not-allowed-sync',
  home: 'outbound-redemption-refused',
  unknown: 'connection-refused',
} as const;
