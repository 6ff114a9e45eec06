import type { Tenant } from '../world/tenant.ts';
import type { SignInContext } from './sign-in-context.ts';

/** The tenant of a path: by id, or by one of its domains. */
export function findTenant(context: SignInContext, name: string): Tenant | undefined {
  const { tenants } = context.world();
  const wanted = name.toLowerCase();
  return (
    tenants.get(wanted) ??
    [...tenants.values()].find((tenant) =>
      [tenant.initialDomain, tenant.defaultDomain, ...tenant.verifiedDomains].includes(wanted),
    )
  );
}
