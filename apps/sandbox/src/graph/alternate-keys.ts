import type { Tenant } from '../world/tenant.ts';
import { alive } from './visibility.ts';

const byAppId = /^\/(servicePrincipals|applications)\(appId='([^'/]+)'\)(?=\/|$)/i;

/**
 * A path with the object's id in place of its alternate key: `/servicePrincipals(appId='…')/x` becomes
 * `/servicePrincipals/<id>/x`. An application id that nobody has stays, and is then not found.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-get
 */
export function withoutAlternateKey(tenant: Tenant, path: string): string {
  return path.replace(byAppId, (_whole, collection: 'servicePrincipals' | 'applications', given: string) => {
    const appId = decodeURIComponent(given).toLowerCase();
    const items = collection.toLowerCase() === 'applications' ? tenant.applications : tenant.servicePrincipals;
    const found = [...items.values()].find((item) => item.appId === appId && alive<typeof item>(item));
    return `/${collection}/${found?.id ?? `appId=${appId}`}`;
  });
}
