import { ids } from '../../testing/small-world.ts';
import { contextFact, type Sample } from './sample.ts';

const partners = '/policies/crossTenantAccessPolicy/partners';
const one = `${partners}/{crossTenantAccessPolicyConfigurationPartner-tenantId}`;
const toPartner = `${partners}/${ids.partner}`;
const settings =
  'tenantId inboundTrust automaticUserConsentSettings.inboundAllowed automaticUserConsentSettings.outboundAllowed b2bCollaborationInbound b2bCollaborationOutbound b2bDirectConnectOutbound b2bDirectConnectInbound';
const access = (accessType: string) => ({
  usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: { accessType, targets: [{ target: 'AllApplications', targetType: 'application' }] },
});
const inbound = {
  applications: { accessType: 'allowed', targets: [{ target: 'Office365', targetType: 'application' }] },
};
const outbound = {
  usersAndGroups: { accessType: 'blocked', targets: [{ target: ids.sales, targetType: 'group' }] },
};
const office = { ...access('allowed'), ...inbound };
const untouched = {
  inboundTrust: null,
  b2bCollaborationInbound: null,
  b2bCollaborationOutbound: null,
  b2bDirectConnectOutbound: null,
};
const fabrikam = { displayName: 'Fabrikam', userSyncInbound: { isSyncAllowed: true } };

/** Settings towards other tenants. */
export const policySamples: readonly Sample[] = [
  {
    operation: 'GET /policies/crossTenantAccessPolicy/default',
    sentence: 'the default towards every tenant is read',
    source: 'crosstenantaccesspolicyconfigurationdefault-get',
    request: () => ({ path: '/policies/crossTenantAccessPolicy/default' }),
    status: 200,
    facts: {
      isServiceDefault: true,
      inboundTrust: {
        isMfaAccepted: false,
        isCompliantDeviceAccepted: false,
        isHybridAzureADJoinedDeviceAccepted: false,
      },
      b2bCollaborationOutbound: access('allowed'),
      b2bCollaborationInbound: access('allowed'),
      b2bDirectConnectOutbound: access('blocked'),
      b2bDirectConnectInbound: access('blocked'),
    },
  },
  {
    operation: `GET ${partners}`,
    sentence: 'the partners are listed',
    source: 'crosstenantaccesspolicy-list-partners',
    given: ({ sandbox }) => sandbox.send('PATCH', toPartner, { b2bDirectConnectInbound: office }),
    request: () => ({ path: partners }),
    status: 200,
    members: settings.replaceAll(/(\S+)/g, 'value[].$1'),
    facts: { value: [{ tenantId: ids.partner, ...untouched, b2bDirectConnectInbound: office }] },
  },
  {
    operation: `GET ${partners}`,
    sentence: 'the partners are listed with whether users may be synchronized in',
    source: 'crosstenantaccesspolicy-list-partners',
    given: ({ sandbox }) => sandbox.send('PUT', `${toPartner}/identitySynchronization`, fabrikam),
    request: () => ({ path: `${partners}?$select=tenantId&$expand=identitySynchronization` }),
    status: 200,
    facts: {
      value: [{ tenantId: ids.partner, identitySynchronization: { tenantId: ids.partner, ...fabrikam } }],
    },
  },
  {
    operation: `POST ${partners}`,
    sentence: 'a partner is added with settings of its own',
    source: 'crosstenantaccesspolicy-post-partners',
    request: () => ({
      path: partners,
      body: {
        tenantId: ids.stranger,
        b2bDirectConnectOutbound: outbound,
        b2bDirectConnectInbound: inbound,
      },
    }),
    status: 201,
    members: settings,
    facts: {
      tenantId: ids.stranger,
      inboundTrust: null,
      b2bCollaborationInbound: null,
      b2bCollaborationOutbound: null,
      b2bDirectConnectOutbound: outbound,
      b2bDirectConnectInbound: inbound,
    },
  },
  {
    operation: `POST ${partners}`,
    sentence: 'a partner is added with nothing but its id',
    source: 'how-to',
    request: () => ({ path: partners, body: { tenantId: ids.stranger } }),
    status: 201,
    facts: {
      ...contextFact('policies/crossTenantAccessPolicy/partners/$entity'),
      tenantId: ids.stranger,
      ...untouched,
      isServiceProvider: null,
      b2bDirectConnectInbound: null,
      tenantRestrictions: null,
      crossCloudMeetingConfiguration: { inboundAllowed: null, outboundAllowed: null },
      automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
    },
  },
  {
    operation: `GET ${one}`,
    sentence: 'a partner is read',
    source: 'crosstenantaccesspolicyconfigurationpartner-get',
    given: ({ sandbox }) => sandbox.send('PATCH', toPartner, { b2bDirectConnectInbound: office }),
    request: () => ({ path: toPartner }),
    status: 200,
    members: settings,
    facts: { tenantId: ids.partner, ...untouched, b2bDirectConnectInbound: office },
  },
  {
    operation: `PATCH ${one}`,
    sentence: 'what a partner says about sign-in is trusted',
    source: 'crosstenantaccesspolicyconfigurationpartner-update',
    request: () => ({
      path: toPartner,
      body: {
        inboundTrust: {
          isMfaAccepted: true,
          isCompliantDeviceAccepted: true,
          isHybridAzureADJoinedDeviceAccepted: true,
        },
      },
    }),
    status: 204,
  },
  {
    operation: `PATCH ${one}`,
    sentence: 'invitations are redeemed automatically in both directions',
    source: 'crosstenantaccesspolicyconfigurationpartner-update',
    request: () => ({
      path: toPartner,
      body: { automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true } },
    }),
    status: 204,
  },
  {
    operation: `PATCH ${one}`,
    sentence: 'invitations of people who come in are redeemed automatically',
    source: 'how-to',
    request: () => ({
      path: toPartner,
      body: { inboundTrust: null, automaticUserConsentSettings: { inboundAllowed: true } },
    }),
    status: 204,
  },
  {
    operation: `PATCH ${one}`,
    sentence: 'invitations of people who go out are redeemed automatically',
    source: 'how-to',
    request: () => ({ path: toPartner, body: { automaticUserConsentSettings: { outboundAllowed: true } } }),
    status: 204,
  },
  {
    operation: `DELETE ${one}`,
    sentence: 'a partner is deleted',
    source: 'crosstenantaccesspolicyconfigurationpartner-delete',
    request: () => ({ path: toPartner }),
    status: 204,
  },
];
