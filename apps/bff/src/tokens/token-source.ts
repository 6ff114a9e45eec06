/** Gives access tokens for Microsoft Graph. */
export interface TokenSource {
  /**
   * A token that is good for at least a few minutes. With `claims`, the answer to a claims challenge, a new one.
   * @throws {DirectoryError} `needs-sign-in` when a person has to sign in again, `unavailable` when sign-in does not answer,
   * `forbidden` when the application may not have one.
   */
  token(options?: { readonly claims?: string }): Promise<string>;
  /** What the tokens were granted to do, in Graph's short names, as far as sign-in tells. Throws what `token` does. */
  grantedScopes?(): Promise<readonly string[] | undefined>;
}

/** Tokens for everybody the portal acts as. */
export interface Tokens {
  /** On behalf of an account that has signed in before, for as long as Entra lets it. */
  delegated(accountId: string): TokenSource;
  /** The application itself, in the home tenant; it may only read. */
  readonly reader: TokenSource;
  /**
   * The application itself in a partner tenant; `undefined` where that tenant has not consented to it, which is remembered for
   * an hour.
   */
  partner(tenantId: string): Promise<TokenSource | undefined>;
}
