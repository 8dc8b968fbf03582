import type { KeyObject } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose';
import { z } from 'zod';
import type { SandboxClock } from '../sandbox-clock';
import { JWT_REFUSALS, OAuthFailure } from './errors';
import type { ServiceApp } from './service-app';

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string(),
  session_name: z.string().optional(),
});

/** The claims of a verified JWT that matter afterwards. */
export interface VerifiedAssertion {
  sessionName: string;
}

const CLOCK_SLACK_SECONDS = 60;
const SHORTEST_JTI = 32;

/**
 * Verifies the JWT of a token request for real: key, issuer, signature, audience, times, single
 * use.
 */
export class JwtVerifier {
  readonly #usedIds = new Map<string, number>();

  /** With `apiHost` only that audience is valid; without it the host the sandbox was called by. */
  constructor(
    private readonly app: ServiceApp,
    private readonly apiHost: string | undefined,
    private readonly clock: SandboxClock,
  ) {}

  /**
   * Resolves for a JWT that may be exchanged now, and remembers its jti; rejects with an
   * OAuthFailure.
   */
  async verify(jwt: string | undefined, requestHost: string): Promise<VerifiedAssertion> {
    if (jwt === undefined) throw refusal('empty');
    const header = readHeader(jwt);
    if (header.alg !== 'RS256') throw refusal('algorithm');
    const publicKey = this.app.publicKeys.get(header.kid ?? '');
    if (!publicKey) throw refusal('unknownKey');
    const claims = readClaims(await verifySignature(jwt, publicKey));
    if (claims.iss !== this.app.appId) throw refusal('unknownKey');
    if (!isAudience(claims.aud, this.apiHost ?? requestHost)) throw refusal('audience');
    this.#checkTimes(claims.iat, claims.exp);
    this.#useOnce(claims.jti, claims.exp);
    return { sessionName: claims.session_name ?? '' };
  }

  #checkTimes(issuedAt: number, expiresAt: number): void {
    const now = this.clock.nowSeconds();
    if (expiresAt <= issuedAt) throw refusal('lifetime');
    if (expiresAt + CLOCK_SLACK_SECONDS <= now) throw refusal('expired');
    if (issuedAt - CLOCK_SLACK_SECONDS > now) throw refusal('notYetValid');
  }

  #useOnce(jti: string, expiresAt: number): void {
    if (jti.length < SHORTEST_JTI) throw refusal('shortJti');
    const now = this.clock.nowSeconds();
    for (const [id, end] of this.#usedIds)
      if (end + CLOCK_SLACK_SECONDS < now) this.#usedIds.delete(id);
    if (this.#usedIds.has(jti)) throw refusal('replayed');
    this.#usedIds.set(jti, expiresAt);
  }
}

async function verifySignature(jwt: string, publicKey: KeyObject): Promise<Uint8Array> {
  try {
    return (await compactVerify(jwt, publicKey, { algorithms: ['RS256'] })).payload;
  } catch {
    throw refusal('signature');
  }
}

function refusal(reason: keyof typeof JWT_REFUSALS): OAuthFailure {
  return new OAuthFailure('invalid_client', JWT_REFUSALS[reason], 401);
}

/** The audience is a host, with or without its port; the names of this machine count as one. */
function isAudience(audience: string, host: string): boolean {
  const expected = normaliseHost(host);
  return [expected, expected.replace(/:\d+$/, '')].includes(normaliseHost(audience));
}

function normaliseHost(name: string): string {
  return name.toLowerCase().replace(/^localhost(?=:|$)/, '127.0.0.1');
}

function readHeader(jwt: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    throw refusal('malformed');
  }
}

function readClaims(payload: Uint8Array): z.infer<typeof claimsSchema> {
  try {
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
    // A missing issuer is, at Coze, the same refusal as an unknown key.
    if (typeof claims === 'object' && claims !== null && !('iss' in claims))
      throw refusal('unknownKey');
    return claimsSchema.parse(claims);
  } catch (error) {
    throw error instanceof OAuthFailure ? error : refusal('malformed');
  }
}
