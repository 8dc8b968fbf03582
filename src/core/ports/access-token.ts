/**
 * A token Coze accepts. `expiresAt`: milliseconds on this machine's clock, null for a personal
 * access token.
 */
export interface AccessToken {
  value: string;
  source: 'jwt' | 'pat';
  expiresAt: number | null;
}

/** Provides access tokens, renewing them as needed. Concurrent callers share one token request. */
export interface AccessTokenSource {
  get(signal?: AbortSignal): Promise<AccessToken>;
  /** Reports that Coze refused this token. True when asking again may give another one. */
  reject(value: string): boolean;
}
