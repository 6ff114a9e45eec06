import { directoryRoles } from '../graph/directory-roles.ts';
import type { MultitenantOrganization, MultitenantOrganizationMember } from '../world/multitenant-organization.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import type { EventHandler } from './events.ts';
import {
  EventProblem,
  optionalText,
  partnerConfiguration,
  partnerOf,
  tenantOf,
  type EventContext,
  type Fields,
} from './event-fields.ts';
import { newMember } from './new-user.ts';

/** Who is in the multitenant organization. */
export const organizationEvents: Readonly<Record<string, EventHandler>> = {
  'tenant-joined': (context, fields) => {
    const organization = organizationOf(context.world);
    const allowInbound = fields['allowInbound'] ?? true;
    const pending = fields['pending'] ?? false;
    if (typeof allowInbound !== 'boolean') throw new EventProblem('"allowInbound" is true or false.');
    if (typeof pending !== 'boolean') throw new EventProblem('"pending" is true or false.');
    const tenant = existingTenant(context, fields) ?? newTenant(context, fields);
    const known = organization.tenants.find((member) => member.tenantId === tenant.tenantId);
    if (known?.state === 'active') throw new EventProblem(`${tenant.displayName} is in the organization already.`);
    context.world.tenants.set(tenant.tenantId, tenant);
    organization.tenants = [
      ...organization.tenants.filter((member) => member.tenantId !== tenant.tenantId),
      membership(context, tenant, pending, known),
    ];
    if (!pending) trust(context.world, tenant, allowInbound);
    return { tenantId: tenant.tenantId, displayName: tenant.displayName };
  },
  'tenant-left': (context, fields) => {
    const organization = organizationOf(context.world);
    const tenant = partnerOf(context, fields);
    if (!organization.tenants.some((member) => member.tenantId === tenant.tenantId)) {
      throw new EventProblem(`${tenant.displayName} is not in the organization.`);
    }
    // Policies and configurations stay as they are on both sides: that is what the real one does.
    organization.tenants = organization.tenants.filter((member) => member.tenantId !== tenant.tenantId);
    for (const other of context.world.tenants.values()) {
      const partner = other.partners.get(tenant.tenantId);
      if (partner !== undefined) partner.isInMultiTenantOrganization = false;
    }
    for (const partner of tenant.partners.values()) partner.isInMultiTenantOrganization = false;
    return { tenantId: tenant.tenantId };
  },
};

function organizationOf(world: World): MultitenantOrganization {
  if (world.organization === null) throw new EventProblem('There is no multitenant organization in this scenario.');
  return world.organization;
}

function existingTenant(context: EventContext, fields: Fields): Tenant | undefined {
  const wanted = optionalText(fields, 'tenantId');
  if (wanted === undefined) return undefined;
  if (context.world.tenants.has(wanted.toLowerCase())) return context.world.tenants.get(wanted.toLowerCase());
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(wanted)) return undefined;
  return tenantOf(context, fields);
}

function newTenant(context: EventContext, fields: Fields): Tenant {
  const tenantId = optionalText(fields, 'tenantId')?.toLowerCase() ?? context.random.guid();
  const displayName = optionalText(fields, 'displayName') ?? 'Relecloud';
  const label = displayName.toLowerCase().replaceAll(/[^a-z0-9]/g, '') || 'tenant';
  const taken = [...context.world.tenants.values()].some((tenant) => tenant.initialDomain.startsWith(`${label}.`));
  const initialDomain = `${taken ? `${label}${tenantId.slice(0, 4)}` : label}.onmicrosoft.com`;
  const tenant: Tenant = {
    tenantId,
    displayName,
    initialDomain,
    defaultDomain: initialDomain,
    verifiedDomains: [],
    users: new Map(),
    groups: new Map(),
    otherObjects: new Map(),
    applications: new Map(),
    servicePrincipals: new Map(),
    partners: new Map(),
    templates: {
      identitySynchronization: { userSyncInbound: null, templateApplicationLevel: 'none' },
      partnerConfiguration: { automaticUserConsentSettings: null, templateApplicationLevel: 'none' },
    },
    provisioningLog: [],
    premium: true,
    guestInvitations: 'everyone',
    objectQuota: 50_000,
    consentedApplications: [],
  };
  const admin = newMember(context, tenant, `${displayName} Administrator`, `admin@${initialDomain}`);
  admin.directoryRoles = [directoryRoles.globalAdministrator];
  tenant.users.set(admin.id, admin);
  return tenant;
}

function membership(
  context: EventContext,
  tenant: Tenant,
  pending: boolean,
  known: MultitenantOrganizationMember | undefined,
): MultitenantOrganizationMember {
  const now = new Date(context.now).toISOString();
  return {
    tenantId: tenant.tenantId,
    id: known?.id ?? context.random.guid(),
    displayName: tenant.displayName,
    role: known?.role ?? 'member',
    state: pending ? 'pending' : 'active',
    addedByTenantId: known?.addedByTenantId ?? context.world.homeTenantId,
    addedDateTime: known?.addedDateTime ?? now,
    joinedDateTime: pending ? null : now,
    transitionDetails: pending
      ? { desiredRole: 'member', desiredState: 'active', status: 'notStarted', details: null }
      : null,
  };
}

/** What joining through the admin center leaves behind: both sides redeem for each other, and the newcomer lets people in. */
function trust(world: World, newcomer: Tenant, allowInbound: boolean): void {
  const members = world.organization?.tenants.filter((member) => member.state === 'active') ?? [];
  for (const { tenantId } of members) {
    const other = world.tenants.get(tenantId);
    if (other === undefined || other === newcomer) continue;
    const theirs = partnerConfiguration(world, newcomer, other);
    theirs.isInMultiTenantOrganization = true;
    theirs.automaticUserConsentSettings = { inboundAllowed: allowInbound, outboundAllowed: true };
    theirs.identitySynchronization = allowInbound
      ? { displayName: other.displayName, userSyncInbound: { isSyncAllowed: true } }
      : null;
    const ours = partnerConfiguration(world, other, newcomer);
    ours.isInMultiTenantOrganization = true;
    ours.automaticUserConsentSettings ??= { inboundAllowed: true, outboundAllowed: true };
    ours.identitySynchronization ??= { displayName: newcomer.displayName, userSyncInbound: { isSyncAllowed: true } };
  }
}
