import type { MultitenantOrganization, MultitenantOrganizationMember } from '../world/multitenant-organization.ts';
import { addOrganization, isInside, organizationAround } from '../organization/organizations.ts';
import { accessRules } from './access-rules.ts';
import { audit } from './audit.ts';
import { badRequest, directoryObjectNotFound, requestDenied, resourceNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { graphTime } from './moment.ts';
import { created, noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody, optionalText, requiredText } from './request-body.ts';

const path = '/tenantRelationships/multiTenantOrganization';
const typeName = 'microsoft.graph.multiTenantOrganization';

/** The organization itself. @see https://learn.microsoft.com/graph/api/resources/multitenantorganization */
export const multitenantOrganizationOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readOrganization, handle: getOrganization },
  { method: 'PUT', path, access: accessRules.writeOrganization, handle: createOrganization },
  { method: 'PATCH', path, access: accessRules.writeOrganization, handle: updateOrganization },
  {
    method: 'GET',
    path: "/tenantRelationships/findTenantInformationByTenantId(tenantId='{tenantId}')",
    access: accessRules.lookUpTenant,
    handle: findTenantInformation,
  },
];

/** The organization the caller's tenant is inside of, and its place there: none for a tenant that is only invited. */
export function ownOrganization(call: Call):
  | {
      readonly organization: MultitenantOrganization;
      readonly own: MultitenantOrganizationMember;
    }
  | undefined {
  const { tenantId } = call.tenant;
  const organization = organizationAround(call.world, tenantId);
  const own = organization?.tenants.find((member) => member.tenantId === tenantId && isInside(member));
  return organization && own && { organization, own };
}

/** The organization of the caller's tenant, or 404: for what makes no sense outside one. */
export function requireOrganization(call: Call): NonNullable<ReturnType<typeof ownOrganization>> {
  const found = ownOrganization(call);
  if (!found) throw directoryObjectNotFound('Unable to read the company information from the directory.');
  return found;
}

/** Refuses whoever is not an owner of the organization. */
export function requireOwner(own: MultitenantOrganizationMember): void {
  if (own.role !== 'owner') throw requestDenied('Only an owner tenant can change the multitenant organization.');
}

function getOrganization(call: Call): Answer {
  const found = ownOrganization(call);
  // A tenant outside is told so with 200, not with 404.
  const shown: Record<string, unknown> = found
    ? present(found.organization)
    : { state: 'inactive', createdDateTime: null, displayName: null, description: null };
  const { select } = call.query;
  const kept = select ? Object.fromEntries(select.map((name) => [name, shown[name] ?? null])) : shown;
  return ok({ '@odata.context': contextOf('tenantRelationships/multiTenantOrganization/$entity', select), ...kept });
}

function createOrganization(call: Call): Answer {
  const body = objectBody(call.body, ['displayName', 'description'], typeName);
  const displayName = requiredText(body, 'displayName');
  const description = optionalText(body, 'description') ?? null;
  if (ownOrganization(call)) throw badRequest('A tenant can be in one multitenant organization only.');
  const { tenant, random } = call;
  const now = graphTime(call.clock.now());
  const organization: MultitenantOrganization = {
    id: random.guid(),
    displayName,
    description,
    createdDateTime: now,
    tenants: [
      {
        tenantId: tenant.tenantId,
        id: random.guid(),
        displayName: tenant.displayName,
        role: 'owner',
        state: 'active',
        addedByTenantId: tenant.tenantId,
        addedDateTime: now,
        joinedDateTime: null,
        transitionDetails: null,
      },
    ],
  };
  addOrganization(call.world, organization);
  auditOrganization(call, organization, 'Add');
  return created({
    '@odata.context': contextOf('tenantRelationships/multiTenantOrganization/$entity'),
    ...present(organization),
  });
}

function updateOrganization(call: Call): Answer {
  const body = objectBody(call.body, ['displayName', 'description'], typeName);
  const displayName = optionalText(body, 'displayName');
  const description = optionalText(body, 'description');
  if (displayName === null || displayName === '')
    throw badRequest("Invalid value specified for property 'displayName' of resource.");
  const { organization, own } = requireOrganization(call);
  requireOwner(own);
  if (displayName !== undefined) organization.displayName = displayName;
  if (description !== undefined) organization.description = description;
  auditOrganization(call, organization, 'Update');
  return noContent;
}

function findTenantInformation(call: Call): Answer {
  const tenantId = call.parameters['tenantId'] ?? '';
  const tenant = call.world.tenants.get(tenantId.toLowerCase());
  if (!tenant) throw resourceNotFound(tenantId);
  return ok({
    '@odata.context': contextOf('microsoft.graph.tenantInformation'),
    tenantId: tenant.tenantId,
    displayName: tenant.displayName,
    defaultDomainName: tenant.defaultDomain,
    federationBrandName: null,
  });
}

function present(organization: MultitenantOrganization): Record<string, unknown> {
  const { id, createdDateTime, displayName, description } = organization;
  return { id, createdDateTime, displayName, description, state: 'active' };
}

function auditOrganization(call: Call, organization: MultitenantOrganization, operation: 'Add' | 'Update'): void {
  audit(call, {
    activity: `${operation === 'Add' ? 'Create' : 'Update'} a MultiTenantOrg`,
    category: 'MultiTenantOrganization',
    operation,
    target: { id: organization.id, displayName: organization.displayName, type: 'MultiTenantOrg' },
  });
}
