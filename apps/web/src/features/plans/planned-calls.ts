import type { PlannedCall } from '@tenantry/contract';

/** The calls of one tenant, in their order. */
export interface TenantCalls {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly calls: readonly PlannedCall[];
}

/** Calls as text: method and address on a line, then the body; an empty line between calls. */
export function callsText(calls: readonly PlannedCall[]): string {
  return calls
    .map(({ method, path, body }) => [`${method} https://graph.microsoft.com${path}`, body].filter(Boolean).join('\n'))
    .join('\n\n');
}

/** The calls by tenant, tenants and calls in the order in which they came. */
export function callsByTenant(calls: readonly PlannedCall[]): readonly TenantCalls[] {
  const tenants = new Map<string, { tenantName: string; calls: PlannedCall[] }>();
  for (const call of calls) {
    const known = tenants.get(call.tenantId);
    if (known) known.calls.push(call);
    else tenants.set(call.tenantId, { tenantName: call.tenantName, calls: [call] });
  }
  return [...tenants].map(([tenantId, entry]) => ({ tenantId, ...entry }));
}
