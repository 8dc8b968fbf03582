/**
 * A token Coze accepts. `expiresAt`: milliseconds on this machine's clock, null for a personal
 * access token.
 */
export interface AccessToken {
  value: string;
  source: 'jwt' | 'pat';
  expiresAt: number | null;
}

/**
 * Gives out access tokens, renewing them as needed. Any number of callers share one token request.
 */
export interface AccessTokenSource {
  get(signal?: AbortSignal): Promise<AccessToken>;
  /** Says that Coze refused this very token. True when asking again may give another one. */
  reject(value: string): boolean;
}
