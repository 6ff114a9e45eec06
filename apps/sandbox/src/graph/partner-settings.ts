import type { PartnerConfiguration } from '../world/cross-tenant-access-policy.ts';
import { badRequest } from './errors.ts';
import { isRecord, objectBody, optionalFlag, type JsonObject } from './request-body.ts';

/** Automatic redemption in both directions. */
export type Consent = NonNullable<PartnerConfiguration['automaticUserConsentSettings']>;
/** Nothing set: the tenant's default holds, which redeems nothing by itself. */
export const inheritedConsent: Consent = { inboundAllowed: null, outboundAllowed: null };

/** What a body sets of a partner configuration; undefined leaves a setting alone. */
export interface PartnerSettings {
  readonly isServiceProvider: boolean | null | undefined;
  readonly automaticUserConsentSettings: Partial<Consent> | null | undefined;
}

/** Reads the settings of a body; throws a 400 for values of another type. */
export function parseSettings(body: JsonObject): PartnerSettings {
  return {
    isServiceProvider: optionalFlag(body, 'isServiceProvider'),
    automaticUserConsentSettings: parseConsent(body['automaticUserConsentSettings']),
  };
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
