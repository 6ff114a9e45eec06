import type { PartnerConfiguration } from '../world/cross-tenant-access-policy.ts';
import { audit, type AuditedChange } from './audit.ts';
import { directoryObjectNotFound } from './errors.ts';
import type { Call } from './operation.ts';
import { replicationKeys } from './visibility.ts';

/** A partner configuration as a replica shows it, or 404. */
export function seenPartner(call: Call): PartnerConfiguration {
  const id = partnerTenantId(call);
  const key = replicationKeys.partner(call.tenant.tenantId, id);
  const seen = call.replication.seen(key, call.tenant.partners.get(id), 'by-id');
  if (!seen) throw partnerNotFound();
  return seen;
}

/** The true partner configuration, once a replica shows it; `change` runs on it and replication is told. */
export function changePartner(call: Call, change: (partner: PartnerConfiguration) => void): void {
  seenPartner(call);
  const id = partnerTenantId(call);
  const partner = call.tenant.partners.get(id);
  if (!partner) throw partnerNotFound();
  const before = structuredClone(partner);
  change(partner);
  call.replication.changed(replicationKeys.partner(call.tenant.tenantId, id), before);
}

/** Notes a change of settings towards a partner in the audit log. */
export function auditPartner(call: Call, activity: string, operation: AuditedChange['operation']): void {
  const id = partnerTenantId(call);
  const displayName = call.world.tenants.get(id)?.displayName ?? null;
  audit(call, {
    activity,
    category: 'CrossTenantAccessSettings',
    operation,
    target: { id, displayName, type: 'Policy' },
  });
}

function partnerTenantId(call: Call): string {
  return (call.parameters['partnerTenantId'] ?? '').toLowerCase();
}

function partnerNotFound(): Error {
  return directoryObjectNotFound('Unable to read the company information from the directory.');
}
