import { ids } from '../../testing/small-world.ts';
import { letHoursPass } from './sample-place.ts';
import { contextFact, type Sample } from './sample.ts';

const organization = '/tenantRelationships/multiTenantOrganization';
const one = `${organization}/tenants/{multiTenantOrganizationMember-id}`;
const member = 'tenantId displayName addedDateTime joinedDateTime addedByTenantId role state transitionDetails';
const context = organization.slice(1);
const guide =
  'https://learn.microsoft.com/entra/identity/multi-tenant-organizations/multi-tenant-organization-configure-graph';

/** The tenants of the multitenant organization. */
export const organizationTenantSamples: readonly Sample[] = [
  {
    operation: `GET ${organization}/tenants`,
    sentence: 'the tenants are listed',
    source: 'multitenantorganization-list-tenants',
    request: () => ({ path: `${organization}/tenants` }),
    status: 200,
    members: member.replaceAll(/(\S+)/g, 'value[].$1'),
    facts: contextFact(`${context}/tenants`),
  },
  {
    operation: `POST ${organization}/tenants`,
    sentence: 'a tenant is added',
    source:
      'multitenantorganization-post-tenants, whose answer tells of no transition where the guide to Graph tells of the one that waits',
    request: () => ({ path: `${organization}/tenants`, body: { tenantId: ids.stranger, displayName: 'Fabrikam' } }),
    status: 201,
    members: member,
    facts: {
      ...contextFact(`${context}/tenants/$entity`),
      tenantId: ids.stranger,
      displayName: 'Fabrikam',
      joinedDateTime: null,
      addedByTenantId: ids.home,
      role: 'member',
      state: 'pending',
    },
  },
  {
    operation: `POST ${organization}/tenants`,
    sentence: 'a tenant that is pending already is not added again',
    source: 'multitenantorganization-post-tenants',
    request: () => ({ path: `${organization}/tenants`, body: { tenantId: ids.invited, displayName: 'Fabrikam' } }),
    status: 400,
    members: 'error.innerError.date error.innerError.request-id error.innerError.client-request-id',
    facts: {
      error: {
        code: 'Request_BadRequest',
        message: 'Tenant is already being added in Multi-Tenant Organization.',
      },
    },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a tenant of the organization is read',
    source: 'multitenantorganizationmember-get',
    request: () => ({ path: `${organization}/tenants/${ids.home}` }),
    status: 200,
    members: member,
    facts: {
      ...contextFact(`${context}/tenants/$entity`),
      joinedDateTime: null,
      role: 'owner',
      state: 'active',
      transitionDetails: null,
    },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a tenant that is becoming an owner is read',
    source: 'multitenantorganizationmember-get',
    given: ({ sandbox }) => sandbox.send('PATCH', `${organization}/tenants/${ids.invited}`, { role: 'owner' }),
    request: () => ({ path: `${organization}/tenants/${ids.invited}` }),
    status: 200,
    members: member,
    facts: {
      ...contextFact(`${context}/tenants/$entity`),
      joinedDateTime: null,
      role: 'member',
      state: 'pending',
      transitionDetails: { desiredState: 'active', desiredRole: 'owner', status: 'notStarted', details: null },
    },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a tenant that is being removed is read',
    source: `derived from ${guide}, which sends it to the beta version`,
    given: ({ sandbox }) => sandbox.send('DELETE', `${organization}/tenants/${ids.partner}`),
    request: () => ({ path: `${organization}/tenants/${ids.partner}` }),
    status: 200,
    facts: {
      role: 'member',
      state: 'pending',
      transitionDetails: { desiredState: 'removed', desiredRole: 'member', status: 'notStarted', details: null },
    },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a tenant that has been removed is not found',
    source: `derived from ${guide}, which sends it to the beta version`,
    given: async (place) => {
      await place.sandbox.send('DELETE', `${organization}/tenants/${ids.partner}`);
      letHoursPass(place);
    },
    request: () => ({ path: `${organization}/tenants/${ids.partner}` }),
    status: 404,
    facts: {
      error: {
        code: 'Directory_ObjectNotFound',
        message: 'Unable to read the company information from the directory.',
      },
    },
  },
  {
    operation: `PATCH ${one}`,
    sentence: 'a tenant is made an owner',
    source: 'multitenantorganizationmember-update, whose address says "tenant" where the page says "tenants"',
    request: () => ({ path: `${organization}/tenants/${ids.partner}`, body: { role: 'owner' } }),
    status: 204,
  },
  {
    operation: `DELETE ${one}`,
    sentence: 'a tenant is removed',
    source: 'multitenantorganization-delete-tenants',
    request: () => ({ path: `${organization}/tenants/${ids.partner}` }),
    status: 204,
  },
];
