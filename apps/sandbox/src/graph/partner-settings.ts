import type { PartnerConfiguration } from '../world/cross-tenant-access-policy.ts';
import { badRequest } from './errors.ts';
import { isRecord, objectBody, optionalFlag, type JsonObject } from './request-body.ts';

/** Automatic redemption in both directions. */
export type Consent = NonNullable<PartnerConfiguration['automaticUserConsentSettings']>;
/** Nothing set: the tenant's default holds, which redeems nothing by itself. */
export const inheritedConsent: Consent = { inboundAllowed: null, outboundAllowed: null };

/** Settings that are taken, kept and shown, and have no effect here: name, and the members an object may have. */
const keptSettings: Readonly<Record<string, readonly string[]>> = {
  inboundTrust: ['isMfaAccepted', 'isCompliantDeviceAccepted', 'isHybridAzureADJoinedDeviceAccepted'],
  b2bCollaborationInbound: ['usersAndGroups', 'applications'],
  b2bCollaborationOutbound: ['usersAndGroups', 'applications'],
  b2bDirectConnectInbound: ['usersAndGroups', 'applications'],
  b2bDirectConnectOutbound: ['usersAndGroups', 'applications'],
  tenantRestrictions: ['devices', 'usersAndGroups', 'applications'],
};
/** Names of the settings that are kept as sent. */
export const keptSettingNames: readonly string[] = Object.keys(keptSettings);

/** What a body sets of a partner configuration; undefined leaves a setting alone. */
export interface PartnerSettings {
  /** As sent; a setting of `null` goes back to being inherited. */
  readonly otherSettings: Readonly<Record<string, unknown>>;
  readonly isServiceProvider: boolean | null | undefined;
  readonly automaticUserConsentSettings: Partial<Consent> | null | undefined;
}

/** Reads the settings of a body; throws a 400 for values of another type. */
export function parseSettings(body: JsonObject): PartnerSettings {
  return {
    otherSettings: parseKeptSettings(body),
    isServiceProvider: optionalFlag(body, 'isServiceProvider'),
    automaticUserConsentSettings: parseConsent(body['automaticUserConsentSettings']),
  };
}

/** The settings of a body that are only kept; throws a 400 for what is no object of that setting. */
export function parseKeptSettings(body: JsonObject): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [name, members] of Object.entries(keptSettings)) {
    const value = body[name];
    if (value === undefined) continue;
    if (value !== null && !isRecord(value))
      throw badRequest(`Invalid value specified for property '${name}' of resource.`);
    found[name] = value && objectBody(value, members, `microsoft.graph.crossTenantAccessPolicy.${name}`);
  }
  return found;
}

/** Kept settings with what was sent laid over them; undefined when none is set. */
export function mergeKeptSettings(
  before: Readonly<Record<string, unknown>> | undefined,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const merged = Object.entries({ ...before, ...sent }).filter(([, value]) => value !== null);
  return merged.length === 0 ? undefined : Object.fromEntries(merged);
}

/** Automatic redemption as sent; members that are missing stay out, so that an update leaves them alone. */
export function parseConsent(value: unknown): PartnerSettings['automaticUserConsentSettings'] {
  if (value === undefined || value === null) return value;
  if (!isRecord(value))
    throw badRequest("Invalid value specified for property 'automaticUserConsentSettings' of resource.");
  const consent = objectBody(
    value,
    ['inboundAllowed', 'outboundAllowed'],
    'microsoft.graph.inboundOutboundPolicyConfiguration',
  );
  const inboundAllowed = optionalFlag(consent, 'inboundAllowed');
  const outboundAllowed = optionalFlag(consent, 'outboundAllowed');
  return {
    ...(inboundAllowed === undefined ? {} : { inboundAllowed }),
    ...(outboundAllowed === undefined ? {} : { outboundAllowed }),
  };
}
