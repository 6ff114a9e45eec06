import type { Context } from 'hono';
import type { Tenant } from '../world/tenant.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { findClient } from './clients.ts';
import type { SignInContext } from './sign-in-context.ts';

/** One browser on its way through one sign-in. */
export interface Visit {
  readonly c: Context;
  readonly tenant: Tenant;
  readonly request: AuthorizationRequest;
  readonly clientName: string;
  /** Who the consent page asked. */
  readonly consentingUserId: string | undefined;
}

/** A browser's way through the sign-in that a client asked for. */
export function visitOf(c: Context, tenant: Tenant, request: AuthorizationRequest, consentingUserId?: string): Visit {
  const clientName = findClient(request.clientId)?.displayName ?? request.clientId;
  return { c, tenant, request, clientName, consentingUserId };
}

/** The address of a page of this sign-in, in which the request travels. */
export async function linkTo(context: SignInContext, visit: Visit, page: string, userId?: string): Promise<string> {
  return `/${visit.tenant.tenantId}/sign-in/${page}?context=${await signVisit(context, visit, userId)}`;
}

/** The request, signed for an hour, so that whatever comes back is what was sent. */
export async function signVisit(context: SignInContext, visit: Visit, userId?: string): Promise<string> {
  return context.keys.sign(
    {
      use: 'visit',
      tid: visit.tenant.tenantId,
      request: visit.request,
      ...(userId === undefined ? {} : { user: userId }),
    },
    3600,
  );
}
