import type { MultitenantOrganization } from './multitenant-organization.ts';
import type { Tenant } from './tenant.ts';

/** Everything that is true in the sandbox at one moment. Plain data: saved to disk and compared in tests. */
export interface World {
  readonly scenario: string;
  readonly seed: number;
  readonly homeTenantId: string;
  /** By tenant id. */
  tenants: Map<string, Tenant>;
  organization: MultitenantOrganization | null;
  /** Organizations that tenants outside the home tenant's one formed. */
  otherOrganizations?: readonly MultitenantOrganization[];
  /** Sign-in personas of the home tenant, in the order of the account picker. */
  personas: { readonly userId: string; readonly role: string }[];
}

/** The home tenant of every scenario, so that the portal's settings fit all of them. */
export const homeTenantId = '8a6f1d52-3c0b-4c7e-9f44-0d3f5f2c7a10';
/** The portal's application in every scenario. */
export const portalClientId = '3d0b6c1e-52f7-4f0e-8d0a-b1f0a57c9e21';
/** The portal's client secret; only the sandbox accepts it. */
export const portalClientSecret = 'sandbox-only-client-secret';
/** The gallery template of cross-tenant synchronization, the same in every cloud tenant. */
export const crossTenantTemplateId = '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';
