import type { SandboxClock } from '../sandbox-clock';
import { createSecret } from './identifiers';

/** What a valid access token stands for. */
export interface AccessGrant {
  token: string;
  kind: 'jwt' | 'user' | 'personal';
  /** From the JWT's `session_name`; isolates conversations. Empty for all other tokens. */
  sessionName: string;
  /** Absolute, UNIX seconds. */
  expiresAt: number;
}

/** Issues and recognises access tokens; keeps them in memory only. */
export class TokenIssuer {
  readonly #grants = new Map<string, AccessGrant>();
  /** The one personal access token that is always accepted. */
  readonly personalAccessToken = createSecret('pat_');

  constructor(
    private readonly clock: SandboxClock,
    private readonly fixedTtlSeconds: number | undefined,
  ) {}

  /**
   * Issues a token: `czs_` for the JWT flow, `czu_` for user flows. A fixed life from the options
   * wins.
   */
  issue(kind: 'jwt' | 'user', durationSeconds: number, sessionName = ''): AccessGrant {
    const expiresAt = this.clock.nowSeconds() + (this.fixedTtlSeconds ?? durationSeconds);
    const grant = {
      token: createSecret(kind === 'jwt' ? 'czs_' : 'czu_'),
      kind,
      sessionName,
      expiresAt,
    };
    this.#grants.set(grant.token, grant);
    return grant;
  }

  /**
   * The grant of an `Authorization` header, or undefined when it is missing, unknown or expired.
   */
  recognise(authorization: string | undefined): AccessGrant | undefined {
    const token = readBearer(authorization);
    if (token === undefined) return undefined;
    if (token === this.personalAccessToken) {
      return { token, kind: 'personal', sessionName: '', expiresAt: Number.MAX_SAFE_INTEGER };
    }
    const grant = this.#grants.get(token);
    return grant !== undefined && grant.expiresAt > this.clock.nowSeconds() ? grant : undefined;
  }

  /** Invalidates every issued token at once (except the personal one). */
  revokeAll(): void {
    this.#grants.clear();
  }
}

/** The token of a `Bearer <token>` header; Coze wants exactly this form. */
export function readBearer(authorization: string | undefined): string | undefined {
  const match = /^Bearer (\S+)$/.exec(authorization ?? '');
  return match?.[1];
}
