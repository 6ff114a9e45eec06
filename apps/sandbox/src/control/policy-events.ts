import { forceFailure, serviceErrorCodes } from '../engine/forced-failure.ts';
import { portalClientId } from '../world/world.ts';
import type { Tenant } from '../world/tenant.ts';
import type { EventHandler } from './events.ts';
import {
  EventProblem,
  partnerConfiguration,
  requiredText,
  tenantOf,
  userOf,
  type EventContext,
  type Fields,
} from './event-fields.ts';

/** What admins decide in their own tenants: policies, consents, licences, limits. `tenantId` is whose decision it is. */
export const policyEvents: Readonly<Record<string, EventHandler>> = {
  'inbound-allowed': (context, fields) => allowInbound(context, fields, true),
  'inbound-revoked': (context, fields) => allowInbound(context, fields, false),
  'redemption-allowed': (context, fields) => redeem(context, fields, true),
  'redemption-revoked': (context, fields) => redeem(context, fields, false),
  'partner-removed': (context, fields) => {
    const { tenant, other } = pair(context, fields);
    if (!tenant.partners.delete(other.tenantId)) {
      throw new EventProblem(`${tenant.displayName} has no policy for ${other.displayName}.`);
    }
    return { tenantId: tenant.tenantId, partnerTenantId: other.tenantId };
  },
  'consent-granted': (context, fields) => {
    const tenant = tenantOf(context, fields);
    tenant.consentedApplications = [...new Set([...tenant.consentedApplications, portalClientId])];
    return { tenantId: tenant.tenantId };
  },
  'consent-revoked': (context, fields) => {
    const tenant = tenantOf(context, fields);
    tenant.consentedApplications = tenant.consentedApplications.filter((id) => id !== portalClientId);
    tenant.delegatedConsents = [];
    return { tenantId: tenant.tenantId };
  },
  'premium-changed': (context, fields) => {
    const tenant = tenantOf(context, fields);
    const { premium } = fields;
    if (typeof premium !== 'boolean') throw new EventProblem('"premium" is true or false.');
    tenant.premium = premium;
    return { tenantId: tenant.tenantId };
  },
  'guest-invitations-changed': (context, fields) => {
    const tenant = tenantOf(context, fields);
    const allowed = (['everyone', 'admins', 'none'] as const).find((who) => who === fields['guestInvitations']);
    if (allowed === undefined) throw new EventProblem('"guestInvitations" is everyone, admins or none.');
    tenant.guestInvitations = allowed;
    return { tenantId: tenant.tenantId };
  },
  'exports-failing': (context, fields) => {
    requiredText(fields, 'tenantId');
    const tenant = tenantOf(context, fields);
    const code = serviceErrorCodes.find((one) => one === fields['code']);
    const times = fields['times'] ?? null;
    if (code === undefined) throw new EventProblem(`"code" is one of ${serviceErrorCodes.join(', ')}.`);
    if (times !== null && !(Number.isInteger(times) && Number(times) >= 1))
      throw new EventProblem('"times" is a whole number of at least 1.');
    const home = tenantOf(context, fields, 'homeTenantId');
    const sourceUserId = fields['userId'] === undefined ? null : userOf(home, fields).id;
    forceFailure(tenant, { sourceUserId, code, times: times === null ? null : Number(times) });
    return { tenantId: tenant.tenantId, code };
  },
  'exports-recovered': (context, fields) => {
    requiredText(fields, 'tenantId');
    const tenant = tenantOf(context, fields);
    delete tenant.failingExports;
    return { tenantId: tenant.tenantId };
  },
  'object-quota-changed': (context, fields) => {
    const tenant = tenantOf(context, fields);
    const { objectQuota } = fields;
    if (!Number.isInteger(objectQuota) || Number(objectQuota) < 0)
      throw new EventProblem('"objectQuota" is a whole number.');
    tenant.objectQuota = Number(objectQuota);
    return { tenantId: tenant.tenantId };
  },
};

/** Whose decision (`tenantId`) about whom: `partnerTenantId`, the home tenant unless told. */
function pair(context: EventContext, fields: Fields): { readonly tenant: Tenant; readonly other: Tenant } {
  const tenant = tenantOf(context, fields);
  const other = tenantOf(context, fields, 'partnerTenantId');
  if (tenant === other) throw new EventProblem('"tenantId" and "partnerTenantId" are the same tenant.');
  return { tenant, other };
}

function allowInbound(context: EventContext, fields: Fields, allowed: boolean): Readonly<Record<string, unknown>> {
  const { tenant, other } = pair(context, fields);
  const partner = partnerConfiguration(context.world, tenant, other);
  partner.identitySynchronization = {
    displayName: partner.identitySynchronization?.displayName ?? null,
    userSyncInbound: { isSyncAllowed: allowed },
  };
  return { tenantId: tenant.tenantId, partnerTenantId: other.tenantId };
}

function redeem(context: EventContext, fields: Fields, allowed: boolean): Readonly<Record<string, unknown>> {
  const { tenant, other } = pair(context, fields);
  const direction = fields['direction'] ?? 'inbound';
  if (direction !== 'inbound' && direction !== 'outbound')
    throw new EventProblem('"direction" is inbound or outbound.');
  const partner = partnerConfiguration(context.world, tenant, other);
  const before = partner.automaticUserConsentSettings ?? { inboundAllowed: null, outboundAllowed: null };
  partner.automaticUserConsentSettings =
    direction === 'inbound' ? { ...before, inboundAllowed: allowed } : { ...before, outboundAllowed: allowed };
  return { tenantId: tenant.tenantId, partnerTenantId: other.tenantId, direction };
}
