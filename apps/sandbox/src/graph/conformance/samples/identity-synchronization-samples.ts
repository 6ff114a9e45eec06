import { ids } from '../../testing/small-world.ts';
import type { Sample } from './sample.ts';

const partners = '/policies/crossTenantAccessPolicy/partners';
const one = `${partners}/{crossTenantAccessPolicyConfigurationPartner-tenantId}`;
const toPartner = `${partners}/${ids.partner}`;
const toStranger = `${partners}/${ids.stranger}`;
const fabrikam = { displayName: 'Fabrikam', userSyncInbound: { isSyncAllowed: true } };

/** Whether a partner may synchronize its users in. */
export const identitySynchronizationSamples: readonly Sample[] = [
  {
    operation: `GET ${one}/identitySynchronization`,
    sentence: 'whether users may be synchronized in is read',
    source: 'crosstenantidentitysyncpolicypartner-get',
    given: ({ sandbox }) => sandbox.send('PUT', `${toPartner}/identitySynchronization`, fabrikam),
    request: () => ({ path: `${toPartner}/identitySynchronization` }),
    status: 200,
    facts: { tenantId: ids.partner, ...fabrikam },
  },
  {
    operation: `PUT ${one}/identitySynchronization`,
    sentence: 'users are let in by synchronization',
    source: 'crosstenantaccesspolicyconfigurationpartner-put-identitysynchronization',
    given: ({ sandbox }) => sandbox.send('POST', partners, { tenantId: ids.stranger }),
    request: () => ({ path: `${toStranger}/identitySynchronization`, body: fabrikam }),
    status: 204,
  },
  {
    operation: `PATCH ${one}/identitySynchronization`,
    sentence: 'users are let in where there was a policy already',
    source: 'crosstenantidentitysyncpolicypartner-update',
    given: ({ sandbox }) => sandbox.send('PUT', `${toPartner}/identitySynchronization`, fabrikam),
    request: () => ({
      path: `${toPartner}/identitySynchronization`,
      body: { userSyncInbound: { isSyncAllowed: true } },
    }),
    status: 204,
  },
  {
    operation: `DELETE ${one}/identitySynchronization`,
    sentence: 'the policy about synchronized users is deleted',
    source: 'crosstenantidentitysyncpolicypartner-delete',
    given: ({ sandbox }) => sandbox.send('PUT', `${toPartner}/identitySynchronization`, fabrikam),
    request: () => ({ path: `${toPartner}/identitySynchronization` }),
    status: 204,
  },
];
