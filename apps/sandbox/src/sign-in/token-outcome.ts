import type { EntraError } from './entra-error.ts';

/** Either the members of a token answer, or Entra's error. `actor` and `tokenKind` are for the journal. */
export interface TokenOutcome {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly error?: EntraError;
  readonly actor: string;
  readonly tokenKind: 'delegated' | 'app' | null;
}

/** Makes refusals of tokens for a person, whom the journal knows as `actor`. */
export function refusal(actor: string): (error: EntraError) => TokenOutcome {
  return (error) => ({ error, actor, tokenKind: 'delegated' });
}
