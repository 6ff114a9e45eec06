/** Gives access tokens for Microsoft Graph; its errors reach the caller as they are. */
export interface TokenSource {
  /** With `claims`, a token that answers that claims challenge, never one from a cache. */
  token(options?: { readonly claims?: string }): Promise<string>;
}
