import type { Clock } from '@tenantry/domain';
import type { EntraConfig } from '../config/config.ts';
import { applicationTokenSource, createPartnerTokens } from './application-tokens.ts';
import type { DelegatedTokens } from './delegated-tokens.ts';
import type { Tokens } from './token-source.ts';

/** Tokens for everybody the portal acts as: people, itself at home, itself in partner tenants. */
export function createTokens(entra: EntraConfig, delegated: DelegatedTokens, clock: Clock): Tokens {
  return {
    delegated: (accountId) => delegated.source(accountId),
    reader: applicationTokenSource(entra, entra.tenantId),
    partner: createPartnerTokens(entra, clock),
  };
}
