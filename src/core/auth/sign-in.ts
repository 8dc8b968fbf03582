import { AppError, toAppError } from '../lib/errors';
import type { HttpClient } from '../net/http-client';
import type { JwtSigner } from './jwt-assertion';
import type { ServerClock } from './server-clock';
import { exchangeToken, type IssuedToken } from './token-exchange';

export interface SignInOptions {
  /** The API base of the profile. */
  apiBase: string;
  /** Other regions to ask when this one does not know the key. */
  otherRegions: readonly string[];
  /** Requested lifetime of a token, seconds; read at every sign-in. */
  durationSeconds: () => number;
}

/** Refusals that a wrong clock on this machine may cause, whatever their text. */
const CLOCK_SUSPECTS = new Set([
  'JWT_EXPIRED',
  'JWT_REJECTED',
  'JWT_REPLAYED',
  'OAUTH_BAD_REQUEST',
]);

/**
 * Signs in with the app's key and finds out two causes of a refusal. When this machine's clock is
 * wrong, it tries once more with the server's time. When this region does not know the key, it
 * tries the others, and the error says where the key is registered (JWT_WRONG_REGION).
 */
export class SignIn {
  constructor(
    private readonly http: HttpClient,
    private readonly signer: JwtSigner,
    readonly serverClock: ServerClock,
    private readonly options: SignInOptions,
  ) {}

  async run(): Promise<IssuedToken> {
    let clockChanged = false;
    const onDate = (header: string | undefined): void => {
      clockChanged = this.serverClock.observe(header);
    };
    try {
      return await this.attempt(this.options.apiBase, onDate);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'JWT_KID_UNKNOWN') throw await this.explainUnknownKey(error);
      if (error.code !== 'JWT_REPLAYED' && !(clockChanged && CLOCK_SUSPECTS.has(error.code)))
        throw error;
      return this.attempt(this.options.apiBase, onDate);
    }
  }

  private async attempt(
    apiBase: string,
    onDate: (header: string | undefined) => void,
  ): Promise<IssuedToken> {
    const assertion = await this.signer.sign({
      audience: new URL(apiBase).host,
      nowMs: this.serverClock.now(),
    });
    return exchangeToken(this.http, {
      apiBase,
      assertion,
      durationSeconds: this.options.durationSeconds(),
      serverNowMs: this.serverClock.now(),
      onDate,
    });
  }

  private async explainUnknownKey(error: AppError): Promise<AppError> {
    const chosen = new URL(this.options.apiBase).host;
    for (const apiBase of this.options.otherRegions) {
      try {
        await this.attempt(apiBase, () => {});
        return new AppError('JWT_WRONG_REGION', {
          params: { chosen, found: new URL(apiBase).host },
          logid: error.logid,
        });
      } catch {
        // Unknown there too, or unreachable: the first refusal remains the best explanation.
      }
    }
    return error;
  }
}
