import { portalClientId, type World } from '../world/world.ts';
import type { Tenant } from '../world/tenant.ts';
import { partnerPermissions, portalScopes, readerPermissions } from './scopes.ts';

/** The delegated scopes a client holds for one person: what an admin consented to for everybody, and what the person did. */
export function consentedScopes(world: World, tenant: Tenant, clientId: string, userId: string): readonly string[] {
  return consentsOf(world, tenant)
    .filter((consent) => consent.clientId === clientId && (consent.userId === null || consent.userId === userId))
    .flatMap((consent) => consent.scopes);
}

/** Remembers a consent; `userId` is `undefined` for an admin's, which holds for everybody. */
export function addConsent(
  world: World,
  tenant: Tenant,
  consent: { readonly clientId: string; readonly userId: string | undefined; readonly scopes: readonly string[] },
): void {
  const consents = [...consentsOf(world, tenant)];
  const userId = consent.userId ?? null;
  const same = consents.findIndex((item) => item.clientId === consent.clientId && item.userId === userId);
  const before = same === -1 ? [] : (consents[same]?.scopes ?? []);
  const merged = { clientId: consent.clientId, userId, scopes: [...new Set([...before, ...consent.scopes])] };
  tenant.delegatedConsents = same === -1 ? [...consents, merged] : consents.with(same, merged);
}

/** The app-only permissions of a client in one tenant; `undefined` when its admin never consented to the application. */
export function applicationPermissions(world: World, tenant: Tenant, clientId: string): readonly string[] | undefined {
  if (!tenant.consentedApplications.includes(clientId)) return undefined;
  return tenant.tenantId === world.homeTenantId ? readerPermissions : partnerPermissions;
}

function consentsOf(world: World, tenant: Tenant): NonNullable<Tenant['delegatedConsents']> {
  if (tenant.delegatedConsents !== undefined) return tenant.delegatedConsents;
  const consented = tenant.tenantId === world.homeTenantId && tenant.consentedApplications.includes(portalClientId);
  return consented ? [{ clientId: portalClientId, userId: null, scopes: [...portalScopes] }] : [];
}
