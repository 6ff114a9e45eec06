import { portalClientId } from '../world/world.ts';
import { applicationPermissions } from './consents.ts';
import type { SignInContext } from './sign-in-context.ts';
import { accessTokenSeconds, applicationToken, delegatedToken } from './tokens.ts';

/** Which access token is wanted, without going through sign-in. */
export interface TokenOrder {
  /** Whose token; without it the application's own. */
  readonly userId?: string;
  /** The home tenant unless told. */
  readonly tenantId?: string;
  readonly clientId?: string;
  /** Delegated scopes, or app-only permissions; without them those consented to the application. */
  readonly scopes?: readonly string[];
  /** Whether the client says it understands claims challenges; it does unless `false`. */
  readonly handlesChallenges?: boolean;
}

/** An access token for Graph as the token endpoint would give it, with any scopes one likes. For tests in process. */
export async function issueToken(context: SignInContext, order: TokenOrder): Promise<string> {
  const world = context.world();
  const tenant = world.tenants.get(order.tenantId ?? world.homeTenantId);
  if (tenant === undefined) throw new RangeError(`There is no tenant ${order.tenantId ?? ''}.`);
  const clientId = order.clientId ?? portalClientId;
  const handlesChallenges = order.handlesChallenges ?? true;
  const seconds = accessTokenSeconds(context, handlesChallenges);
  if (order.userId === undefined) {
    const roles = order.scopes ?? applicationPermissions(world, tenant, clientId) ?? [];
    return applicationToken(context, tenant, clientId, roles, seconds);
  }
  const user = tenant.users.get(order.userId);
  if (user === undefined) throw new RangeError(`There is no user ${order.userId} in ${tenant.displayName}.`);
  const grant = { tenant, user, clientId, sessionId: context.random().guid(), handlesChallenges };
  return delegatedToken(context, grant, order.scopes ?? ['User.Read'], seconds);
}
