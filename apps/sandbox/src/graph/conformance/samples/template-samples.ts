import { contextFact, type Sample } from './sample.ts';

const folder = '/policies/crossTenantAccessPolicy/templates';
const synchronization = `${folder}/multiTenantOrganizationIdentitySynchronization`;
const configuration = `${folder}/multiTenantOrganizationPartnerConfiguration`;
const letInContext = contextFact(`${synchronization.slice(1)}/$entity`);
const partnersContext = contextFact(`${configuration.slice(1)}/$entity`);
const both = 'newPartners,existingPartners';
const letIn = { templateApplicationLevel: both, userSyncInbound: { isSyncAllowed: true } };
const trusted = {
  inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: true, isHybridAzureADJoinedDeviceAccepted: true },
  automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true },
  templateApplicationLevel: both,
};
const untouched = {
  b2bCollaborationOutbound: null,
  b2bCollaborationInbound: null,
  b2bDirectConnectOutbound: null,
  b2bDirectConnectInbound: null,
};

/** What a tenant applies to partners that join. */
export const templateSamples: readonly Sample[] = [
  {
    operation: `GET ${synchronization}`,
    sentence: 'the template for letting users in is read as it is unless somebody changes it',
    source: 'multitenantorganizationidentitysyncpolicytemplate-get',
    given: ({ sandbox }) => sandbox.send('POST', `${synchronization}/resetToDefaultSettings`),
    request: () => ({ path: synchronization }),
    status: 200,
    members: 'id',
    facts: { ...letInContext, templateApplicationLevel: both, userSyncInbound: { isSyncAllowed: null } },
  },
  {
    operation: `GET ${synchronization}`,
    sentence: 'the template for letting users in is read as it was configured',
    source: 'multitenantorganizationidentitysyncpolicytemplate-get',
    given: ({ sandbox }) => sandbox.send('PATCH', synchronization, letIn),
    request: () => ({ path: synchronization }),
    status: 200,
    members: 'id',
    facts: { ...letInContext, ...letIn },
  },
  {
    operation: `PATCH ${synchronization}`,
    sentence: 'the template for letting users in is configured',
    source: 'multitenantorganizationidentitysyncpolicytemplate-update',
    request: () => ({ path: synchronization, body: letIn }),
    status: 204,
  },
  {
    operation: `POST ${synchronization}/resetToDefaultSettings`,
    sentence: 'the template for letting users in is reset',
    source: 'multitenantorganizationidentitysyncpolicytemplate-resettodefaultsettings',
    request: () => ({ path: `${synchronization}/resetToDefaultSettings` }),
    status: 204,
  },
  {
    operation: `GET ${configuration}`,
    sentence: 'the template for partners is read as it is unless somebody changes it',
    source: 'multitenantorganizationpartnerconfigurationtemplate-get',
    given: ({ sandbox }) => sandbox.send('POST', `${configuration}/resetToDefaultSettings`),
    request: () => ({ path: configuration }),
    status: 200,
    members: 'id',
    facts: {
      ...partnersContext,
      ...untouched,
      inboundTrust: null,
      templateApplicationLevel: both,
      automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
    },
  },
  {
    operation: `GET ${configuration}`,
    sentence: 'the template for partners is read as it was configured',
    source: 'multitenantorganizationpartnerconfigurationtemplate-get',
    given: ({ sandbox }) => sandbox.send('PATCH', configuration, trusted),
    request: () => ({ path: configuration }),
    status: 200,
    members: 'id',
    facts: { ...partnersContext, ...untouched, ...trusted },
  },
  {
    operation: `PATCH ${configuration}`,
    sentence: 'the template for partners is configured',
    source: 'multitenantorganizationpartnerconfigurationtemplate-update',
    request: () => ({ path: configuration, body: trusted }),
    status: 204,
  },
  {
    operation: `POST ${configuration}/resetToDefaultSettings`,
    sentence: 'the template for partners is reset',
    source: 'multitenantorganizationpartnerconfigurationtemplate-resettodefaultsettings',
    request: () => ({ path: `${configuration}/resetToDefaultSettings` }),
    status: 204,
  },
];
