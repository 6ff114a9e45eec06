import { directoryRoles } from '../graph/directory-roles.ts';
import { graphTime } from '../graph/moment.ts';
import { joinOrganization } from '../organization/joining.ts';
import { organizationAround } from '../organization/organizations.ts';
import { removeMember } from '../organization/transitions.ts';
import { emptyTenant } from '../scenarios/organizations.ts';
import type { MultitenantOrganization } from '../world/multitenant-organization.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import type { EventHandler } from './events.ts';
import { EventProblem, optionalText, partnerOf, tenantOf, type EventContext, type Fields } from './event-fields.ts';
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
    if (organizationAround(context.world, tenant.tenantId)) {
      throw new EventProblem(`${tenant.displayName} is in an organization already.`);
    }
    context.world.tenants.set(tenant.tenantId, tenant);
    invite(context, organization, tenant);
    tickBoxes(tenant, allowInbound);
    if (!pending) joinOrganization(context, organization, tenant.tenantId);
    return { tenantId: tenant.tenantId, displayName: tenant.displayName };
  },
  'tenant-left': (context, fields) => {
    const organization = organizationOf(context.world);
    const tenant = partnerOf(context, fields);
    if (!organization.tenants.some((member) => member.tenantId === tenant.tenantId)) {
      throw new EventProblem(`${tenant.displayName} is not in the organization.`);
    }
    removeMember(context.world, organization, tenant.tenantId);
    return { tenantId: tenant.tenantId };
  },
  'tenant-role-changed': (context, fields) => {
    const organization = organizationOf(context.world);
    const tenant = tenantOf(context, fields);
    const member = organization.tenants.find(({ tenantId }) => tenantId === tenant.tenantId);
    const role = (['owner', 'member'] as const).find((one) => one === fields['role']);
    if (role === undefined) throw new EventProblem('"role" is owner or member.');
    if (member === undefined) throw new EventProblem(`${tenant.displayName} is not in the organization.`);
    member.role = role;
    return { tenantId: tenant.tenantId, role };
  },
};

function organizationOf(world: World): MultitenantOrganization {
  const organization = organizationAround(world, world.homeTenantId);
  if (organization === undefined) throw new EventProblem('The home tenant is in no multitenant organization.');
  return organization;
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
  const tenant = emptyTenant(tenantId, displayName, taken ? `${label}${tenantId.slice(0, 4)}` : label);
  const admin = newMember(context, tenant, `${displayName} Administrator`, `admin@${tenant.initialDomain}`);
  admin.directoryRoles = [directoryRoles.globalAdministrator];
  tenant.users.set(admin.id, admin);
  return tenant;
}

/** An owner adds the tenant, unless it is invited already. */
function invite(context: EventContext, organization: MultitenantOrganization, tenant: Tenant): void {
  if (organization.tenants.some((member) => member.tenantId === tenant.tenantId)) return;
  organization.tenants.push({
    tenantId: tenant.tenantId,
    id: context.random.guid(),
    displayName: tenant.displayName,
    role: 'member',
    state: 'pending',
    addedByTenantId: context.world.homeTenantId,
    addedDateTime: graphTime(context.now),
    joinedDateTime: null,
    transitionDetails: { desiredRole: 'member', desiredState: 'active', status: 'notStarted', details: null },
  });
}

/**
 * What the two boxes of the admin center's joining page write into the newcomer's templates; settings it already has towards
 * partners are changed as well.
 */
function tickBoxes(tenant: Tenant, allowInbound: boolean): void {
  const templateApplicationLevel = 'newPartners,existingPartners';
  tenant.templates.identitySynchronization = {
    userSyncInbound: allowInbound ? { isSyncAllowed: true } : null,
    templateApplicationLevel,
  };
  tenant.templates.partnerConfiguration = {
    automaticUserConsentSettings: { inboundAllowed: allowInbound, outboundAllowed: true },
    templateApplicationLevel,
  };
}
