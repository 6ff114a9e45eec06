import { administrator, ids } from '../../testing/small-world.ts';
import type { Sample } from './sample.ts';

const organization = '/tenantRelationships/multiTenantOrganization';
const one = `${organization}/tenants/{multiTenantOrganizationMember-id}`;
const asInvited = { caller: { ...administrator, tenantId: ids.invited } };
const asStranger = { caller: { ...administrator, tenantId: ids.stranger } };
const member = 'tenantId displayName addedDateTime joinedDateTime addedByTenantId role state transitionDetails';
const record = '@odata.context id addedByTenantId memberState role transitionDetails';
const named = {
  displayName: 'Contoso organization',
  description: 'Multitenant organization between Contoso, Fabrikam, and Woodgrove Bank',
};

/** The multitenant organization, its tenants, joining it. */
export const organizationSamples: readonly Sample[] = [
  {
    operation: "GET /tenantRelationships/findTenantInformationByTenantId(tenantId='{tenantId}')",
    sentence: 'a tenant is looked up by its id',
    source: 'tenantrelationship-findtenantinformationbytenantid',
    request: () => ({ path: `/tenantRelationships/findTenantInformationByTenantId(tenantId='${ids.partner}')` }),
    status: 200,
    members: '@odata.context tenantId federationBrandName displayName defaultDomainName',
    facts: { tenantId: ids.partner },
  },
  {
    operation: `GET ${organization}`,
    sentence: 'the organization is read',
    source: 'multitenantorganization-get',
    request: () => ({ path: organization }),
    status: 200,
    members: '@odata.context id createdDateTime displayName description state',
    facts: { state: 'active' },
  },
  {
    operation: `GET ${organization}`,
    sentence: 'the organization of a tenant outside of any is inactive',
    source: 'multitenantorganization-get',
    request: () => ({ path: organization, options: asStranger }),
    status: 200,
    facts: { createdDateTime: null, displayName: null, description: null, state: 'inactive' },
  },
  {
    operation: `PUT ${organization}`,
    sentence: 'an organization is created',
    source: 'tenantrelationship-put-multitenantorganization',
    request: () => ({ path: organization, body: named, options: asStranger }),
    status: 201,
    members: '@odata.context id createdDateTime',
    facts: { ...named, state: 'active' },
  },
  {
    operation: `PATCH ${organization}`,
    sentence: 'the organization is given a name and a description',
    source: 'multitenantorganization-update',
    request: () => ({ path: organization, body: named }),
    status: 204,
  },
  {
    operation: `GET ${organization}/joinRequest`,
    sentence: 'a tenant that has not asked to join has an empty request',
    source: 'multitenantorganizationjoinrequestrecord-get',
    request: () => ({ path: `${organization}/joinRequest`, options: asInvited }),
    status: 200,
    members: record,
    facts: {
      addedByTenantId: '00000000-0000-0000-0000-000000000000',
      memberState: null,
      role: null,
      transitionDetails: null,
    },
  },
  {
    operation: `GET ${organization}/joinRequest`,
    sentence: 'a tenant that has asked to join is pending',
    source: 'multitenantorganizationjoinrequestrecord-get',
    given: ({ sandbox }) =>
      sandbox.send('PATCH', `${organization}/joinRequest`, { addedByTenantId: ids.home }, asInvited),
    request: () => ({ path: `${organization}/joinRequest`, options: asInvited }),
    status: 200,
    members: record,
    facts: {
      addedByTenantId: ids.home,
      memberState: 'pending',
      role: null,
      transitionDetails: { desiredMemberState: 'active', status: 'notStarted', details: '' },
    },
  },
  {
    operation: `PATCH ${organization}/joinRequest`,
    sentence: 'a tenant asks to join',
    source: 'multitenantorganizationjoinrequestrecord-update',
    request: () => ({ path: `${organization}/joinRequest`, body: { addedByTenantId: ids.home }, options: asInvited }),
    status: 204,
  },
  {
    operation: `PATCH ${organization}/joinRequest`,
    sentence: 'a request to join is reset',
    source: 'multitenantorganizationjoinrequestrecord-update',
    request: () => ({
      path: `${organization}/joinRequest`,
      body: { addedByTenantId: '00000000-0000-0000-0000-000000000000' },
      options: asInvited,
    }),
    status: 204,
  },
  {
    operation: `GET ${organization}/tenants`,
    sentence: 'the tenants are listed',
    source: 'multitenantorganization-list-tenants',
    request: () => ({ path: `${organization}/tenants` }),
    status: 200,
    members: `@odata.context ${member.replaceAll(/(\S+)/g, 'value[].$1')}`,
  },
  {
    operation: `POST ${organization}/tenants`,
    sentence: 'a tenant is added',
    source: 'multitenantorganization-post-tenants',
    request: () => ({ path: `${organization}/tenants`, body: { tenantId: ids.stranger, displayName: 'Fabrikam' } }),
    status: 201,
    members: `@odata.context ${member}`,
    facts: { displayName: 'Fabrikam', joinedDateTime: null, role: 'member', state: 'pending' },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a tenant of the organization is read',
    source: 'multitenantorganizationmember-get',
    request: () => ({ path: `${organization}/tenants/${ids.home}` }),
    status: 200,
    members: `@odata.context ${member}`,
    facts: { joinedDateTime: null, role: 'owner', state: 'active', transitionDetails: null },
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
