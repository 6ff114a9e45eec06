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
    b2bCollaborationInbound: everybody('AllUsers'),
    b2bCollaborationOutbound: everybody('AllUsers'),
    b2bDirectConnectInbound: null,
    b2bDirectConnectOutbound: null,
  });
}

function everybody(target: string): unknown {
  return {
    usersAndGroups: { accessType: 'allowed', targets: [{ target, targetType: 'user' }] },
    applications: { accessType: 'allowed', targets: [{ target: 'AllApplications', targetType: 'application' }] },
  };
}
