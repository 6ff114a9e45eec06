import { accessRules } from './access-rules.ts';
import { presentIdentitySynchronization } from './cross-tenant-access-policy.ts';
import { directoryObjectNotFound, sameKeyExists } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { auditPartner, changePartner, seenPartner } from './reached-partner.ts';
import { objectBody, optionalFlag, optionalText } from './request-body.ts';

const path = '/policies/crossTenantAccessPolicy/partners/{partnerTenantId}/identitySynchronization';
const typeName = 'microsoft.graph.crossTenantIdentitySyncPolicyPartner';

/** Who may synchronize users in. @see https://learn.microsoft.com/graph/api/resources/crosstenantidentitysyncpolicypartner */
export const identitySynchronizationOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readPolicies, handle: getPolicy },
  { method: 'PUT', path, access: accessRules.writePolicies, handle: createPolicy },
  { method: 'PATCH', path, access: accessRules.writePolicies, handle: updatePolicy },
  { method: 'DELETE', path, access: accessRules.writePolicies, handle: deletePolicy },
];

function getPolicy(call: Call): Answer {
  const shown = presentIdentitySynchronization(seenPartner(call));
  if (!shown) throw missing();
  return ok({
    '@odata.context': contextOf('policies/crossTenantAccessPolicy/partners/identitySynchronization/$entity'),
    ...shown,
  });
}

function createPolicy(call: Call): Answer {
  const { displayName, userSyncInbound } = parsePolicy(call.body);
  changePartner(call, (partner) => {
    if (partner.identitySynchronization) {
      const message = 'Another object with the same value for property tenantId already exists.';
      throw sameKeyExists('tenantId', [{ code: 'ConflictingObjects', message, target: 'tenantId' }]);
    }
    partner.identitySynchronization = { displayName: displayName ?? null, userSyncInbound: userSyncInbound ?? null };
  });
  auditPartner(call, 'Create a partner cross-tenant identity sync setting', 'Add');
  return noContent;
}

function updatePolicy(call: Call): Answer {
  const { displayName, userSyncInbound } = parsePolicy(call.body);
  changePartner(call, (partner) => {
    if (!partner.identitySynchronization) throw missing();
    if (displayName !== undefined) partner.identitySynchronization.displayName = displayName;
    if (userSyncInbound !== undefined) partner.identitySynchronization.userSyncInbound = userSyncInbound;
  });
  auditPartner(call, 'Update a partner cross-tenant identity sync setting', 'Update');
  return noContent;
}

function deletePolicy(call: Call): Answer {
  changePartner(call, (partner) => {
    if (!partner.identitySynchronization) throw missing();
    partner.identitySynchronization = null;
  });
  auditPartner(call, 'Delete a partner cross-tenant identity sync setting', 'Delete');
  return noContent;
}

function parsePolicy(body: unknown): {
  readonly displayName: string | null | undefined;
  readonly userSyncInbound: { isSyncAllowed: boolean } | null | undefined;
} {
  const policy = objectBody(body, ['displayName', 'userSyncInbound', 'tenantId'], typeName);
  return {
    displayName: optionalText(policy, 'displayName'),
    userSyncInbound: parseUserSyncInbound(policy['userSyncInbound']),
  };
}

/** `userSyncInbound` as sent; undefined when missing. */
export function parseUserSyncInbound(value: unknown): { isSyncAllowed: boolean } | null | undefined {
  if (value === undefined || value === null) return value;
  const inbound = objectBody(value, ['isSyncAllowed'], 'microsoft.graph.crossTenantUserSyncInbound');
  return { isSyncAllowed: optionalFlag(inbound, 'isSyncAllowed') ?? false };
}

function missing(): Error {
  return directoryObjectNotFound('Unable to find the identity synchronization policy of the partner.');
}
