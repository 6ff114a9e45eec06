import type { Clock } from '@tenantry/domain';
import type { Config } from '../config/config.ts';
import type { Database } from '../store/engine.ts';
import { createDelegatedTokens, type DelegatedTokens } from '../tokens/delegated-tokens.ts';
import { loadSecretKey, type SecretKey } from '../tokens/secret-key.ts';
import { createTokenVault, type TokenVault } from '../tokens/token-vault.ts';
import { createEntraSignIn, type EntraSignIn, type ReadSessionFacts } from './entra-sign-in.ts';
import { portalRoleOf } from './roles.ts';
import type { SessionPrincipal } from './session-principal.ts';
import { createSessions, type Sessions } from './session-store.ts';

/** Everything about who somebody is: sessions, sign-in, and the tokens behind them. */
export interface Identity {
  readonly sessions: Sessions;
  readonly signIn: EntraSignIn;
  readonly vault: TokenVault;
  readonly delegated: DelegatedTokens;
  /** Asks Graph whether somebody is an administrator now; ends the session of somebody who is not any more. */
  readonly stillAdministrator: (principal: SessionPrincipal) => Promise<boolean>;
  readonly secretKey: SecretKey;
}

/** Puts the parts of identity together. @throws {SecretKeyError} when the kept key is none. */
export function createIdentity(
  config: Config,
  database: Database,
  readFacts: ReadSessionFacts,
  clock: Clock,
): Identity {
  const secretKey = loadSecretKey(config.secretKey, config.dataDirectory);
  const vault = createTokenVault(database, secretKey, clock);
  const sessions = createSessions(database, clock);
  const delegated = createDelegatedTokens(config.entra, vault, clock);
  return {
    secretKey,
    vault,
    sessions,
    delegated,
    signIn: createEntraSignIn(config, vault, readFacts, clock),
    async stillAdministrator({ accountId, sessionId }) {
      const { directoryRoles } = await readFacts(await delegated.source(accountId).token());
      const still = portalRoleOf(directoryRoles, [])?.seat === 'administrator';
      if (!still) await sessions.end(sessionId);
      return still;
    },
  };
}
