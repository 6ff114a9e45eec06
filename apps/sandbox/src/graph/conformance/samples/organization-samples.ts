import { administrator, ids } from '../../testing/small-world.ts';
import { letHoursPass, type SamplePlace } from './sample-place.ts';
import { contextFact, type Sample } from './sample.ts';

const organization = '/tenantRelationships/multiTenantOrganization';
const asInvited = { caller: { ...administrator, tenantId: ids.invited } };
const asStranger = { caller: { ...administrator, tenantId: ids.stranger } };
const record = 'id addedByTenantId memberState role transitionDetails';
const named = {
  displayName: 'Contoso organization',
  description: 'Multitenant organization between Contoso, Fabrikam, and Woodgrove Bank',
};

const context = organization.slice(1);
const joining = contextFact(`${context}/joinRequest/$entity`);

/** Lets the invited tenant ask to join, and the answer come. */
async function askToJoin(place: SamplePlace, addedByTenantId: string): Promise<void> {
  await place.sandbox.send('PATCH', `${organization}/joinRequest`, { addedByTenantId }, asInvited);
  letHoursPass(place);
}

/** The multitenant organization, and joining it. */
export const organizationSamples: readonly Sample[] = [
  {
    operation: "GET /tenantRelationships/findTenantInformationByTenantId(tenantId='{tenantId}')",
    sentence: 'a tenant is looked up by its id',
    source: 'tenantrelationship-findtenantinformationbytenantid',
    request: () => ({ path: `/tenantRelationships/findTenantInformationByTenantId(tenantId='${ids.partner}')` }),
    status: 200,
    members: 'federationBrandName displayName defaultDomainName',
    facts: { ...contextFact('microsoft.graph.tenantInformation'), tenantId: ids.partner },
  },
  {
    operation: `GET ${organization}`,
    sentence: 'the organization is read',
    source: 'multitenantorganization-get',
    request: () => ({ path: organization }),
    status: 200,
    members: 'id createdDateTime displayName description',
    facts: { ...contextFact(`${context}/$entity`), state: 'active' },
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
    members: 'id createdDateTime',
    facts: { ...contextFact(`${context}/$entity`), ...named, state: 'active' },
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
      ...joining,
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
      ...joining,
      addedByTenantId: ids.home,
      memberState: 'pending',
      role: null,
      transitionDetails: { desiredMemberState: 'active', status: 'notStarted', details: '' },
    },
  },
  {
    operation: `GET ${organization}/joinRequest`,
    sentence: 'a tenant that has joined is an active member',
    source: 'multitenantorganizationjoinrequestrecord-get',
    given: (place) => askToJoin(place, ids.home),
    request: () => ({ path: `${organization}/joinRequest`, options: asInvited }),
    status: 200,
    members: 'id',
    facts: {
      ...joining,
      addedByTenantId: ids.home,
      memberState: 'active',
      role: 'member',
      transitionDetails: null,
    },
  },
  {
    operation: `GET ${organization}/joinRequest`,
    sentence: 'a tenant that could not join stays pending, with the cause',
    source: 'multitenantorganizationjoinrequestrecord-get',
    given: (place) => askToJoin(place, ids.stranger),
    request: () => ({ path: `${organization}/joinRequest`, options: asInvited }),
    status: 200,
    members: 'id transitionDetails.details',
    facts: {
      ...joining,
      addedByTenantId: ids.stranger,
      memberState: 'pending',
      role: null,
      transitionDetails: { desiredMemberState: 'active', status: 'failed' },
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
    sentence: 'a request to join that failed is reset',
    source: 'multitenantorganizationjoinrequestrecord-update',
    given: (place) => askToJoin(place, ids.stranger),
    request: () => ({
      path: `${organization}/joinRequest`,
      body: { addedByTenantId: '00000000-0000-0000-0000-000000000000' },
      options: asInvited,
    }),
    status: 204,
  },
];
