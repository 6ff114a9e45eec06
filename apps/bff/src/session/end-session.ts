import type { Clock } from '@tenantry/domain';
import type { StoreJournal } from '../store/journal.ts';
import type { DelegatedTokens } from '../tokens/delegated-tokens.ts';
import type { TokenVault } from '../tokens/token-vault.ts';
import type { SessionPrincipal } from './session-principal.ts';
import type { Sessions } from './session-store.ts';

export interface EndSessionDependencies {
  readonly sessions: Sessions;
  readonly vault: TokenVault;
  readonly delegated: DelegatedTokens;
  readonly journal: StoreJournal;
  readonly clock: Clock;
}

/**
 * Ends somebody's session at once, and forgets the account's tokens with its last session. A run that this person started
 * cannot write from then on: it waits until an administrator signs in.
 */
export async function endSession(dependencies: EndSessionDependencies, principal: SessionPrincipal): Promise<void> {
  const { sessions, vault, delegated, journal, clock } = dependencies;
  await sessions.end(principal.sessionId);
  if (!(await sessions.hasSession(principal.accountId))) {
    await vault.remove(principal.accountId);
    delegated.forget(principal.accountId);
  }
  const actor = { userId: principal.userId, displayName: principal.displayName };
  await journal.append({ at: clock.now(), kind: 'signed-out', actor });
}
