import type { Session } from '@tenantry/contract';
import type { SessionData } from 'express-session';
import type { Config } from '../config/config.ts';
import type { Database } from '../store/engine.ts';
import type { SessionPrincipal } from './session-principal.ts';

/** What the session keeps beside the principal; empty when it has just ended. */
export async function readSessionContent(database: Database, sessionId: string): Promise<Partial<SessionData>> {
  const row = await database
    .selectFrom('session')
    .select('contentJson')
    .where('idHash', '=', sessionId)
    .executeTakeFirst();
  return row === undefined ? {} : (JSON.parse(row.contentJson) as SessionData);
}

/** The session as the browser may know it. */
export function readSession(
  { entra, releaseNote }: Config,
  principal: SessionPrincipal,
  { homeTenant }: Partial<SessionData>,
): Session {
  const { userId, displayName, userPrincipalName, seat, role, tenantId } = principal;
  return {
    user: { userId, displayName, userPrincipalName },
    seat,
    role,
    homeTenant: { tenantId, displayName: homeTenant?.displayName ?? tenantId, domain: homeTenant?.domain ?? '' },
    ...(entra.sandboxControlUrl === undefined ? {} : { sandbox: { controlUrl: entra.sandboxControlUrl } }),
    ...(releaseNote === undefined ? {} : { releaseNote }),
    entraAdminCenterUrl: entra.adminCenterUrl,
  };
}
