import { randomBytes, webcrypto } from 'node:crypto';
import { SignJWT } from 'jose';

/** Lifetime of an assertion, seconds: it is used once, immediately. */
const LIFETIME_SECONDS = 600;

export interface AssertionRequest {
  /** Host of the API without scheme, for example `api.coze.cn`. */
  audience: string;
  /** The server's time, milliseconds since the epoch. */
  nowMs: number;
  /** The business user whose conversations are kept separate; optional. */
  sessionName?: string;
}

/**
 * Signs the JWTs with which an OAuth service app requests tokens (docs/reference/coze-wire.md,
 * 1.1). The key is imported once, as a CryptoKey that cannot be exported. Every assertion has a new
 * `jti`, because Coze accepts each only once.
 */
export class JwtSigner {
  private key: Promise<webcrypto.CryptoKey> | null = null;

  constructor(
    private readonly privateDer: Uint8Array,
    private readonly appId: string,
    private readonly kid: string,
  ) {}

  async sign(request: AssertionRequest): Promise<string> {
    this.key ??= webcrypto.subtle.importKey(
      'pkcs8',
      this.privateDer,
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const issuedAt = Math.floor(request.nowMs / 1000);
    const claims = request.sessionName === undefined ? {} : { session_name: request.sessionName };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.kid })
      .setIssuer(this.appId)
      .setAudience(request.audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_SECONDS)
      .setJti(randomBytes(24).toString('hex'))
      .sign(await this.key);
  }
}
