import { accessRules } from './access-rules.ts';
import { contextOf } from './graph-address.ts';
import { ok, type Answer, type Call, type Operation } from './operation.ts';

/** What holds towards every tenant without settings of its own. @see https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationdefault-get */
export const defaultPolicyOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/policies/crossTenantAccessPolicy/default',
    access: accessRules.readPolicies,
    handle: getDefault,
  },
];

function getDefault(call: Call): Answer {
  return ok({
    '@odata.context': contextOf('policies/crossTenantAccessPolicy/default/$entity'),
    id: call.tenant.tenantId,
    isServiceDefault: true,
    inboundTrust: {
      isMfaAccepted: false,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    },
    automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
    b2bCollaborationInbound: everybody('allowed'),
    b2bCollaborationOutbound: everybody('allowed'),
    b2bDirectConnectInbound: everybody('blocked'),
    b2bDirectConnectOutbound: everybody('blocked'),
  });
}

/** Everybody and everything, allowed or blocked. */
function everybody(accessType: 'allowed' | 'blocked'): unknown {
  return {
    usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
    applications: { accessType, targets: [{ target: 'AllApplications', targetType: 'application' }] },
  };
}
