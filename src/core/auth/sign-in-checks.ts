import { AppError, toAppError } from '../lib/errors';
import type { HttpClient } from '../net/http-client';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import type { KeyPair } from './key-pair';
import type { ServerClock } from './server-clock';
import type { TokenProvider } from './token-provider';

/** What the sign-in checks look at. */
export interface SignInCheckContext {
  apiBase: string;
  kid: string;
  key: KeyPair;
  http: HttpClient;
  serverClock: ServerClock;
  tokens: TokenProvider;
}

/** The key is readable (it was, or there would be no context) and is the one whose fingerprint Coze shows. */
export function keyCheck({ key, kid }: Pick<SignInCheckContext, 'key' | 'kid'>): HealthCheck {
  const same = normalise(kid) === key.fingerprint;
  return {
    id: 'key',
    layer: 'key',
    needs: [],
    run: () => Promise.resolve<CheckOutcome>({ status: same ? 'ok' : 'warn', params: { bits: key.bits } }),
  };
}

/** Reaches the server without spending an API call, and compares clocks by its Date header. */
export function clockCheck({ apiBase, http, serverClock }: Pick<SignInCheckContext, 'apiBase' | 'http' | 'serverClock'>): HealthCheck {
  return {
    id: 'clock',
    layer: 'clock',
    needs: [],
    async run(signal): Promise<CheckOutcome> {
      const response = await http.send({ method: 'GET', url: `${apiBase}/`, signal });
      serverClock.observe(response.headers['date']);
      const seconds = Math.round(Math.abs(serverClock.skewMs) / 1000);
      if (seconds === 0) return { status: 'ok', params: { seconds: 30 } };
      return { status: 'warn', params: { seconds }, error: new AppError('CLOCK_SKEW', { params: { seconds } }) };
    },
  };
}

/** Signs in anew. A key that another region accepted has a good signature: that finding belongs to the region check. */
export function jwtCheck({ tokens }: Pick<SignInCheckContext, 'tokens'>): HealthCheck {
  return {
    id: 'jwt',
    layer: 'jwt',
    needs: ['clock'],
    async run(signal): Promise<CheckOutcome> {
      tokens.reset();
      try {
        await tokens.get(signal);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code !== 'JWT_WRONG_REGION') return { status: 'fail', error };
      }
      return { status: 'ok' };
    },
  };
}

/** Is the key registered where the profile points to. Uses the outcome of the sign-in just made. */
export function regionCheck({ apiBase, tokens }: Pick<SignInCheckContext, 'apiBase' | 'tokens'>): HealthCheck {
  return {
    id: 'region',
    layer: 'region',
    needs: ['jwt'],
    async run(signal): Promise<CheckOutcome> {
      await tokens.get(signal);
      return { status: 'ok', params: { host: new URL(apiBase).host } };
    },
  };
}

/** Coze shows fingerprints in several spellings: with colons, in capitals, with spaces. */
function normalise(fingerprint: string): string {
  return fingerprint.replaceAll(/[\s:]/g, '').toLowerCase();
}
