import type { ConnectionCheck, DirectoryError } from '@tenantry/domain';
import { refusalOf } from './graph-error.ts';

const policyCheckFailure = /PolicyCheckFailure$/;
const targetUnknown = 'ExternalTenantNotFound';
const identityRefused = 'AzureActiveDirectoryTokenExpired';

const sentences = {
  home: 'The home tenant does not let invitations to the target tenant be redeemed automatically.',
  target: 'The target tenant does not let users be synchronized from the home tenant.',
  unknown: 'The connection to the target tenant was refused.',
} as const;

/**
 * What a refused connection test means; `undefined` when it was refused for another reason than the connection. One code stands
 * for either side, so the side is read from Microsoft's text, which names the tenant that has to act; a text that names none
 * leaves the side unknown.
 *
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure#troubleshooting-tips
 */
export function connectionCheckOf(error: DirectoryError): ConnectionCheck | undefined {
  const refusal = refusalOf(error);
  if (refusal === undefined || refusal.status < 400 || refusal.status >= 500 || refusal.status === 429)
    return undefined;
  const code = [refusal.code ?? '', ...refusal.furtherCodes].find(
    (one) => policyCheckFailure.test(one) || one === targetUnknown || one === identityRefused,
  );
  if (code === undefined) return undefined;
  const side = code === targetUnknown ? 'target' : sideOf(refusal.message);
  const setting = settingOf(refusal.message);
  return { ok: false, side, ...(setting === undefined ? {} : { setting }), code, message: sentences[side] };
}

function settingOf(message: string): 'synchronization' | 'redemption' | undefined {
  if (/inbound synchronization/i.test(message)) return 'synchronization';
  return /automatic user consent|auto-?redemption/i.test(message) ? 'redemption' : undefined;
}

function sideOf(message: string): 'home' | 'target' | 'unknown' {
  if (/source tenant has not/i.test(message)) return 'home';
  return /target tenant has not/i.test(message) ? 'target' : 'unknown';
}
