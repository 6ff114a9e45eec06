import type { TenantDetail } from '@tenantry/contract';
import { clouds, type Cloud } from '../config/cloud.ts';

export interface TenantNames {
  readonly homeTenantId: string;
  readonly homeTenantName: string;
  readonly targetTenantId: string;
  readonly targetTenantName: string;
  /** Both tenants are in the same one. */
  readonly cloud: Cloud;
}

/** As Microsoft Graph PowerShell names the clouds; the global one need not be named. */
const environments: Readonly<Record<Cloud, string>> = {
  global: '',
  usGovernment: ' -Environment USGov',
  usGovernmentDoD: ' -Environment USGovDoD',
  china: ' -Environment China',
};

/**
 * What the administrator of a target tenant is asked to do, ready to be sent: as a letter, as PowerShell and as Graph
 * calls. Both halves that only they can set are in it: inbound synchronization and automatic redemption.
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure-graph
 */
export function requestToTarget(given: TenantNames): NonNullable<TenantDetail['requestToTarget']> {
  const names = {
    ...given,
    homeTenantName: onOneLine(given.homeTenantName),
    targetTenantName: onOneLine(given.targetTenantName),
  };
  return {
    subject: `Please allow ${names.homeTenantName} to synchronize users into ${names.targetTenantName}`,
    body: letter(names),
    powerShell: powerShell(names),
    graphCalls: graphCalls(names),
  };
}

/** Names are of others' choice: none may add lines, or hide what it is. */
function onOneLine(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function letter({ homeTenantId, homeTenantName, targetTenantName }: TenantNames): string {
  return [
    `Hello,`,
    ``,
    `${homeTenantName} shares users with the tenants of our multitenant organization. For ${targetTenantName} this cannot begin yet, because your tenant does not allow it. An administrator of ${targetTenantName} (Security Administrator is enough) has to see that these two settings are made:`,
    ``,
    `1. Sign in to the Microsoft Entra admin center and open External Identities > Cross-tenant access settings > Organizational settings.`,
    `2. In the row of ${homeTenantName} (tenant ID ${homeTenantId}; choose Add organization if it is missing), open Inbound access.`,
    `3. On the tab Cross-tenant sync, tick "Allow users sync into this tenant" and save.`,
    `4. On the tab Trust settings, tick "Automatically redeem invitations with the tenant ${homeTenantName}" and save.`,
    ``,
    `Nobody is created before that, and nothing else changes in your tenant. Please answer when it is done, so that sharing can be started.`,
  ].join('\n');
}

function powerShell({ homeTenantId, homeTenantName, targetTenantId, cloud }: TenantNames): string {
  // PowerShell takes the typographic ones for quotation marks too.
  const name = homeTenantName.replaceAll(/['‘’‚‛]/g, '$&$&');
  return [
    `Connect-MgGraph -TenantId '${targetTenantId}' -Scopes 'Policy.ReadWrite.CrossTenantAccess'${environments[cloud]}`,
    `$partner = '${partnersIn(cloud)}'`,
    `# Only when the organization is not listed yet:`,
    `Invoke-MgGraphRequest -Method POST -Uri $partner -Body @{ tenantId = '${homeTenantId}' }`,
    `Invoke-MgGraphRequest -Method PUT -Uri "$partner/${homeTenantId}/identitySynchronization" -Body @{ displayName = '${name}'; userSyncInbound = @{ isSyncAllowed = $true } }`,
    `Invoke-MgGraphRequest -Method PATCH -Uri "$partner/${homeTenantId}" -Body @{ automaticUserConsentSettings = @{ inboundAllowed = $true } }`,
  ].join('\n');
}

function graphCalls({ homeTenantId, homeTenantName, cloud }: TenantNames): string {
  const partner = partnersIn(cloud);
  const identitySynchronization = { displayName: homeTenantName, userSyncInbound: { isSyncAllowed: true } };
  return [
    `POST ${partner}`,
    JSON.stringify({ tenantId: homeTenantId }),
    ``,
    `PUT ${partner}/${homeTenantId}/identitySynchronization`,
    JSON.stringify(identitySynchronization),
    ``,
    `PATCH ${partner}/${homeTenantId}`,
    JSON.stringify({ automaticUserConsentSettings: { inboundAllowed: true } }),
  ].join('\n');
}

function partnersIn(cloud: Cloud): string {
  return `${clouds[cloud].graphResource}/v1.0/policies/crossTenantAccessPolicy/partners`;
}
